"""Where the persons of an original seem to belong, by the places and bodies that it speaks of around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from namenorm.romanise.han_culture import of_han
from namenorm.source.values import NativeName

# Where people of Chinese name live: of these a text is about one, whatever else it mentions.
_CHINESE_WORLD = frozenset({"CN", "TW", "HK", "MO", "SG", "MY"})
_ENOUGH, _MOSTLY = 4, 0.75
_ELSEWHERE = {"KR": "ko", "KP": "ko", "JP": "ja", "VN": "vi"}
_SURELY = 0.95  # that a name is of a culture
_CLAUSE = re.compile(r"[，。；！？：\n（）()【】“”]")
_BYLINE = re.compile(r"(?:记者|通讯员|编辑|编译|撰文|摄影|特派员|[讯电])[^，。；！？\n]{0,12}$")
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
    about, spoken = _about(names), frozenset(code for one in names if one.kind != "person" for code in _countries(one))
    for one in names:
        if _CLAUSE.search(plain, done, one.start):
            near = frozenset()
        if one.kind == "person":
            signs = _signs(one, plain)
            own = near or _by_name(one, spoken)
            found.append(replace(one, countries=frozenset() if signs else own, about=frozenset() if signs else about))
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
    told = Counter(code for one in names if one.kind != "person" for code in _countries(one) & _CHINESE_WORLD)
    code, count = next(iter(told.most_common(1)), ("", 0))
    return frozenset({code}) if count >= _ENOUGH and count >= _MOSTLY * told.total() else frozenset()


def _by_name(one: NativeName, spoken: frozenset[str]) -> frozenset[str]:
    """Return where a name itself says that its bearer is from, if the text speaks of that country."""
    if one.entities or not spoken & _ELSEWHERE.keys():
        return frozenset()
    likely = of_han(one.plain)
    return frozenset(code for code in spoken if likely.get(_ELSEWHERE.get(code, ""), 0.0) >= _SURELY)


def _countries(one: NativeName) -> frozenset[str]:
    return frozenset(code for entity in one.entities for code in entity.countries)


def _signs(one: NativeName, plain: str) -> bool:
    before = plain[max(0, one.start - _BEFORE) : one.start]
    return _BYLINE.search(before) is not None or _SIGNED.match(plain, one.end) is not None
