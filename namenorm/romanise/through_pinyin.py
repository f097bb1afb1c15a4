"""Names of every culture as pinyin writes their Han characters: 尹锡悦 is "Yin Xiyue" like any Chinese name."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from unidecode import unidecode

from namenorm.romanise import toneless
from namenorm.romanise.han_names import han_names, usage
from namenorm.romanise.name_shares import ElementNames, FamilyNames, Names, Units
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules

Natives = Mapping[Units, Mapping[str, float]]
_MARKS = re.compile(r"['’‘ʼ`ʻ´]")
_WORDS = re.compile(r"[a-z]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0300-\u036f\s\-'’‘ʼ`ʻ´]*")
_LONGEST, _MOST_UNITS, _LONGEST_SYLLABLE, _MOST_DIVISIONS = 60, 24, 6, 64


@dataclass(frozen=True, slots=True)
class PinyinParts:
    """The parts of a culture's names by their pinyin: for each reading the native forms with their shares.

    Attributes:
        surnames: Surnames; none where the culture has none.
        units: Characters of given names, or elements.
        wholes: Given names that are known whole.
    """

    surnames: Natives
    units: Natives
    wholes: Natives


@cache
def pinyin_parts(culture: str) -> PinyinParts:
    """Return the parts of a culture's names by their pinyin, the commonest first, made once a process."""
    names = han_names()[culture]
    if isinstance(names, ElementNames):
        return PinyinParts({}, _by_pinyin(names.elements, read_given), {})
    units: dict[Units, float] = {(char,): share for char, share in names.given.items()}
    return PinyinParts(
        _by_pinyin(names.surnames, read_surname), _by_pinyin(units, read_given), _by_pinyin(names.wholes, read_given)
    )


@cache
def pinyin_names() -> dict[str, Names]:
    """Return the names of every culture in syllables of pinyin, made once a process."""
    return {culture: _spelt(names, pinyin_parts(culture)) for culture, names in han_names().items()}


def _spelt(names: FamilyNames | ElementNames, parts: PinyinParts) -> Names:
    units = _sums(parts.units)
    if isinstance(names, ElementNames):
        return replace(names, elements=units)
    given = {unit: share for (unit,), share in units.items()}
    return replace(names, surnames=_sums(parts.surnames), given=given, wholes=_sums(parts.wholes))


def _sums(parts: Natives) -> dict[Units, float]:
    return {units: math.fsum(held.values()) for units, held in parts.items()}


def _by_pinyin(shares: Mapping[Units, float], read: Callable[[Units], Mapping[Units, float]]) -> Natives:
    found: dict[Units, dict[str, float]] = {}
    for native, share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        for units, part in read(native).items():
            found.setdefault(units, {})["".join(native)] = share * part
    return found


def chances(spelling: str) -> dict[str, float]:
    """Return how likely a spelling is among the names of each culture in pinyin; none where it is no pinyin.

    Args:
        spelling: Joined, spaced or hyphenated, the surname first.
    """
    every = [units for units in divisions(spelling) if len(units) > 1]  # a name has two characters at least
    if not every:
        return {}
    return {culture: math.fsum(names.chance(one) for one in every) for culture, names in pinyin_names().items()}


def divisions(spelling: str) -> tuple[Units, ...]:
    """Return the ways in which a spelling divides into syllables of pinyin without tones; none where it does not."""
    words = _WORDS.findall(_MARKS.sub(" ", unidecode(spelling)).lower())
    if not words or sum(map(len, words)) > _LONGEST or not _LATIN.fullmatch(spelling):
        return ()
    options = [_divided(word, _syllables()) for word in words]
    every = (tuple(itertools.chain(*row)) for row in itertools.islice(itertools.product(*options), _MOST_DIVISIONS))
    return tuple(dict.fromkeys(units for units in every if len(units) <= _MOST_UNITS))


@cache
def _syllables() -> frozenset[str]:
    return PinyinReader(Rules("zh")).syllables


@lru_cache(4096)
def _divided(word: str, known: frozenset[str]) -> tuple[Units, ...]:
    """Return the divisions of a word, but not all of one that has very many."""
    if not word:
        return ((),)
    cuts = (cut for cut in range(1, min(_LONGEST_SYLLABLE, len(word)) + 1) if word[:cut] in known)
    rows = ((_plain(word[:cut]), *rest) for cut in cuts for rest in _divided(word[cut:], known))
    return tuple(itertools.islice(rows, _MOST_DIVISIONS))


def _plain(syllable: str) -> str:
    return {"lv": "lu", "nv": "nu", "lyu": "lu", "nyu": "nu"}.get(syllable, syllable)


def read_surname(surname: Units) -> Mapping[Units, float]:
    """Return how machines read a surname: as a surname usually, and as a word."""
    known = _surname_readings().get("".join(surname)) if len(surname) == 1 else None
    usual = [(_ascii(one),) for one in known or ()]
    return _weighed(dict.fromkeys([*usual, *_read(surname)]))


def read_given(given: Units) -> Mapping[Units, float]:
    """Return how machines read a given name or a part of one: as a phrase usually; one character in other ways, too."""
    return _weighed(_read(given))


def _read(units: Units) -> dict[Units, None]:
    phrase = tuple(_ascii(one) for one in toneless.syllables("".join(units)))
    others = _heteronyms().get(units[0], "").split() if len(units) == 1 else []
    return dict.fromkeys((phrase, *((_ascii(one),) for one in others)))


def _weighed(readings: Mapping[Units, None]) -> dict[Units, float]:
    first, *others = readings
    usual = usage()["usual_reading"] / 100 if others else 1.0
    return {first: usual, **{one: (1 - usual) / len(others) for one in others}}


def _ascii(syllable: str) -> str:
    return _plain(unidecode(syllable.replace("ü", "u")))


@cache
def _surname_readings() -> Mapping[str, tuple[str, ...]]:
    return surnames(Rules("zh")).readings


@cache
def _heteronyms() -> Mapping[str, str]:
    table: Mapping[str, str] = Rules("zh").topic("heteronyms")
    return table
