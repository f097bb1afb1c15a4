"""Where the persons of an original seem to belong, by the places and bodies that it speaks of around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from namenorm.romanise.han_culture import of_han
from namenorm.source.values import NativeName

# Where people of Chinese name live: of these a text is about one, whatever else it mentions.
_CHINESE_WORLD = frozenset({"CN", "TW", "HK", "MO", "SG", "MY"})
_ENOUGH, _MOSTLY = 4, 0.75
_CULTURES = {"ja": ("JP",), "ko": ("KR", "KP"), "vi": ("VN",)}
_COUNTRIES = {**_CULTURES, "zh": _CHINESE_WORLD}
_ELSEWHERE = frozenset(code for codes in _CULTURES.values() for code in codes)
# A name is so many times likelier of a culture where its clause speaks of the country, and by one more for each so many
# mentions of the country in the text: both fitted to whom editors entered, in news that people translated.
_IN_CLAUSE, _ONE_MORE = 10.0, 0.1
_SURELY = 0.9  # that a name is of a culture
_CLAUSE = re.compile(r"[，。；！？：\n（）()【】“”]")
_BYLINE = re.compile(r"(?:记者|通讯员|编辑|编译|撰文|摄影|特派员|[讯电](?=[\s（(]))[^，。；！？\n]{0,12}$")
_SIGNED = re.compile(r"\s?[摄/]|\s?(?:报道|综合报道)")
_BEFORE = 24  # characters before a name in which its byline begins


def with_homes(names: Sequence[NativeName], plain: str) -> list[NativeName]:
    """Give each person the countries of the places and bodies before it in its clause, or else of the whole text.

    Who signs an article belongs to its outlet, and not to where it is about.

    Args:
        names: Of an original, in order.
        plain: It, in simplified characters.
    """
    found, near, done = [], frozenset[str](), 0
    about, told = _about(names), _told(names)
    for one in names:
        if _CLAUSE.search(plain, done, one.start):
            near = frozenset()
        if one.kind == "person":
            signs, likely = _signs(one, plain), _cultures(one, near, told)
            own = frozenset[str]() if signs else _by_name(one, near, told, likely) or near - _ELSEWHERE
            chinese = likely.get("zh", 0.0)
            found.append(replace(one, countries=own, about=frozenset() if signs else about, chinese=chinese))
        else:
            found.append(one)
            near = near | _countries(one)
        done = one.end
    return _agreed(found)


def _agreed(names: Sequence[NativeName]) -> list[NativeName]:
    """Give every mention of a person the countries of the first that has any: where somebody is introduced."""
    homes: dict[str, frozenset[str]] = {}
    for one in names:
        if one.kind == "person" and one.countries:
            homes.setdefault(one.plain, one.countries)
    return [replace(one, countries=homes.get(one.plain, frozenset())) for one in names]


def _about(names: Sequence[NativeName]) -> frozenset[str]:
    """Return the one country of the Chinese world of which a text speaks; empty if of several, or hardly of it."""
    told = {code: count for code, count in _told(names).items() if code in _CHINESE_WORLD}
    code, count = max(told.items(), key=lambda row: row[1], default=("", 0))
    return frozenset({code}) if count >= _ENOUGH and count >= _MOSTLY * sum(told.values()) else frozenset()


def _told(names: Sequence[NativeName]) -> Counter[str]:
    """Return how often a text speaks of each country."""
    return Counter(code for one in names if one.kind != "person" for code in _countries(one))


def _cultures(one: NativeName, near: frozenset[str], told: Mapping[str, int]) -> dict[str, float]:
    """Return how likely a name is of each culture, in the light of the countries of which its text speaks.

    By Bayes' rule: 张伟 is Chinese in a clause about Vietnam too, and 阮德中 is Vietnamese.
    """
    odds = {lang: share * _speaks_of(_COUNTRIES.get(lang, ()), near, told) for lang, share in of_han(one.plain).items()}
    total = sum(odds.values())
    return {lang: share / total for lang, share in odds.items()} if total else {}


def _speaks_of(codes: Collection[str], near: frozenset[str], told: Mapping[str, int]) -> float:
    weight = 1 + sum(told.get(code, 0) for code in codes) / _ONE_MORE
    return weight * (1.0 if near.isdisjoint(codes) else _IN_CLAUSE)


def _by_name(
    one: NativeName, near: frozenset[str], told: Mapping[str, int], likely: Mapping[str, float]
) -> frozenset[str]:
    """Return where outside the Chinese world a name says that its bearer is from, with what the text speaks of."""
    if one.entities:
        return near & _ELSEWHERE
    codes = next((codes for lang, codes in _CULTURES.items() if likely.get(lang, 0.0) >= _SURELY), ())
    return near.intersection(codes) or frozenset(told).intersection(codes) or frozenset(codes[:1])


def _countries(one: NativeName) -> frozenset[str]:
    return frozenset(code for entity in one.entities for code in entity.countries)


def _signs(one: NativeName, plain: str) -> bool:
    before = plain[max(0, one.start - _BEFORE) : one.start]
    return _BYLINE.search(before) is not None or _SIGNED.match(plain, one.end) is not None
