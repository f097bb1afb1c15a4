"""What a spelling may be in its own language, so that two romanisations can be held together.

"Ching" is jing or qing in Wade–Giles, "qing" in pinyin: in Lai Ching-te and Lai Qingde they are one. "Suk" and "Seok"
are both 석 by the habits of Korea, "Mohamed" and "Muhammad" both محمد. The tables are those of the romanisations,
read backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from namenorm.romanise.korean_letters import KoreanLetters
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.romanise.taiwan import Taiwan
from namenorm.romanise.tongyong import Tongyong
from namenorm.romanise.wade_giles import WadeGiles
from namenorm.rules import Rules
from namenorm.text.key import squash

_VOWEL = "아"
_USUAL = 0.1
Backwards = Mapping[str, frozenset[str]]


def spelt_by(syllable: str, fitting: Iterable[str]) -> frozenset[str]:
    """Return the syllables, in pinyin or in Hangul, that a spelling may stand for in some systems."""
    tables = _tables()
    return frozenset(one for system in fitting if system in tables for one in tables[system].get(syllable, ()))


@cache
def arabic_names() -> Backwards:
    """Return the Arabic and Persian names that a spelling stands for, those that at least a tenth of it bear."""
    counted: dict[str, dict[str, int]] = {}
    for lang in ("ar", "fa"):
        for name, spellings in Rules(lang).topic("names").items():
            for spelt, bearers in (one.rsplit(" ", 1) for one in spellings.split(", ")):
                held = counted.setdefault(squash(spelt), {})
                held[name] = held.get(name, 0) + int(bearers)
    return {spelt: _usual(names) for spelt, names in counted.items()}


def _usual(names: Mapping[str, int]) -> frozenset[str]:
    least = _USUAL * sum(names.values())
    return frozenset(name for name, bearers in names.items() if bearers >= least)


@cache
def _tables() -> Mapping[str, Backwards]:
    return {**_mandarin(), "korean": _korean()}


def _mandarin() -> dict[str, Backwards]:
    rules = Rules("zh")
    written = sorted(PinyinReader(rules).syllables)
    habits, wade_giles, tongyong = Taiwan(rules), WadeGiles(rules), Tongyong(rules)
    return {
        "pinyin": {one: frozenset((one,)) for one in written},
        "wade_giles": _backwards((one, wade_giles.write(one)) for one in written),
        "tongyong": _backwards((one, tongyong.write(one)) for one in written),
        "taiwan": _backwards((one, (*habits.write(one), *wade_giles.write(one))) for one in written),
    }


def _korean() -> Backwards:
    rules = Rules("ko")
    made = KoreanLetters(rules.topic("letters"))
    written = {one for line in rules.topic("hanja").values() for one in line.split()}
    surnames = rules.topic("surnames")["spellings"]
    given = ((one, (*made.customary(one), *_printed(one, made))) for one in sorted(written))
    return _backwards((*given, *((name, map(str.lower, spelt)) for name, spelt in surnames.items())))


def _printed(syllable: str, made: KoreanLetters) -> Iterator[str]:
    """Yield what McCune-Reischauer and the North make of a syllable, after a sonant and elsewhere."""
    for word in (syllable, _VOWEL + syllable):
        yield from (spelt[-1] for spelt in (made.mccune(word), *made.north(word)))


def _backwards(spellings: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for syllable, spelt in spellings:
        for one in spelt:
            held.setdefault(one, set()).add(syllable)
    return {one: frozenset(some) for one, some in held.items()}
