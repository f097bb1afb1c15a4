"""Of which culture a name is in Hangul, kana, Cyrillic, Arabic or another script that says much by itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache

from namenorm.romanise.arabic_script import units
from namenorm.romanise.han_names import han_names, usage
from namenorm.romanise.hangul import initial_sound
from namenorm.romanise.name_shares import FamilyNames
from namenorm.romanise.name_signs import cyrillic_signs, table
from namenorm.romanise.ranked import shares
from namenorm.rules import Rules

_FOREIGN = "foreign"
_UNLISTED = 3e-6


def of_hangul(name: str) -> dict[str, float]:
    """Return how likely a name in Hangul is Korean, and how likely a transcription: 버락 오바마, 시진핑."""
    rules = table()["hangul"]
    plain = tuple(name.replace(" ", ""))
    apart = " " in name and len(name.partition(" ")[0]) > 2
    strange = (rules["syllable"] / 1000) ** len(plain) * (100 - rules["prior"])
    korean = 0.0 if apart else _hangul_names().chance(plain) * rules["prior"]
    return shares({"ko": korean, _FOREIGN: strange})


@cache
def _hangul_names() -> FamilyNames:
    """Return Korean names by their syllables: those of surnames by the census, the others by their characters."""
    rules, census = Rules("ko"), Rules("und").topic("readings")
    spelt = rules.topic("surnames")["spellings"]
    bearers = {tuple(one): float(census["korean"].get(one, census["korean_rarer"])) for one in spelt}
    readings: Mapping[str, str] = {**rules.topic("hanja"), **rules.topic("hanja_names")}
    given: dict[str, float] = {}
    for char, share in _korean().given.items():
        for syllable in {one for read in readings.get(char, "").split()[:1] for one in (read, initial_sound(read))}:
            given[syllable] = given.get(syllable, 0.0) + share
    lengths = tuple(length / 100 for length in usage()["given"]["ko"])
    strange, rare = usage()["rare"]["ko"]["surname"] / 1e6, table()["hangul"]["rare"] / 1000
    return FamilyNames(shares(bearers), given, {}, 0.0, lengths, strange, rare)


def _korean() -> FamilyNames:
    names = han_names()["ko"]
    assert isinstance(names, FamilyNames)
    return names


def of_kana(name: str) -> dict[str, float]:
    """Return how likely a name in kana, with kanji or without, is Japanese, and how likely a transcription."""
    plain = [char for char in name if char.isalpha()]
    katakana = all("ァ" <= char <= "ヿ" for char in plain)
    hiragana = all("ぁ" <= char <= "ゖ" for char in plain)
    share = table()["kana"]["katakana" if katakana else "hiragana" if hiragana else "mixed"] / 100
    return {"ja": share, _FOREIGN: 1 - share}


def of_cyrillic(name: str) -> dict[str, float]:
    """Return how likely a name in Cyrillic letters is Russian, Ukrainian, or a transcription."""
    words = name.lower().replace("-", " ").split()
    words = [word.strip(",.") for word in words]
    return _told("cyrillic", name.lower(), lambda lang, word: cyrillic_signs()[lang].word(word, _UNLISTED), words)


def of_arabic(name: str) -> dict[str, float]:
    """Return how likely a name in Arabic letters is Arabic, Persian, or a transcription."""
    return _told("arabic", name, lambda lang, unit: max(_counts(lang).get(unit, 0.0), _UNLISTED / 4), list(units(name)))


def _told(script: str, letters: str, share: Callable[[str, str], float], words: list[str]) -> dict[str, float]:
    rules = table()[script]
    found = {}
    for lang, prior in rules["prior"].items():
        against = sum(char in letters for other, held in rules["letters"].items() if other != lang for char in held)
        chance = math.prod(_UNLISTED if lang == _FOREIGN else share(lang, word) for word in words)
        found[lang] = prior * chance * 0.02 ** (against if lang != _FOREIGN else 0)
    return shares(found) if words else {}


@cache
def _counts(lang: str) -> Mapping[str, float]:
    """Return the share of each unit of names in Arabic letters."""
    rows = Rules(lang).topic("names").items()
    return shares({unit: sum(float(one.rpartition(" ")[2]) for one in held.split(", ")) for unit, held in rows})
