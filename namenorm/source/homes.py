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
_CULTURES = {"ja": ("JP",), "ko": ("KR", "KP"), "vi": ("VN",)}
_ELSEWHERE = frozenset(code for codes in _CULTURES.values() for code in codes)
# How many times likelier a name is of a culture where its clause speaks of the country, and where the text does: set by
# hand. Most people of whom a clause about Vietnam speaks are Vietnamese, and many others are named in such a text.
_IN_CLAUSE, _IN_TEXT = 30.0, 5.0
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
    about, spoken = _about(names), _spoken(names)
    for one in names:
        if _CLAUSE.search(plain, done, one.start):
            near = frozenset()
        if one.kind == "person":
            signs = _signs(one, plain)
            own = frozenset[str]() if signs else _by_name(one, near, spoken) or near - _ELSEWHERE
            found.append(replace(one, countries=own, about=frozenset() if signs else about))
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


def _spoken(names: Sequence[NativeName]) -> frozenset[str]:
    return frozenset(code for one in names if one.kind != "person" for code in _countries(one))


def _by_name(one: NativeName, near: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """Return where outside the Chinese world a name says that its bearer is from, with what the text speaks of.

    By Bayes' rule over the cultures of a name: 张伟 is Chinese in a clause about Vietnam too, and 阮德中 is Vietnamese.
    """
    if one.entities:
        return near & _ELSEWHERE
    likely = of_han(one.plain)
    odds = {lang: likely.get(lang, 0.0) * _speaks_of(codes, near, spoken) for lang, codes in _CULTURES.items()}
    chinese = _IN_CLAUSE if near & _CHINESE_WORLD else 1.0
    total = sum(odds.values()) + sum(share * chinese for lang, share in likely.items() if lang not in _CULTURES)
    lang = next((lang for lang, share in odds.items() if total and share >= _SURELY * total), None)
    codes = frozenset(_CULTURES[lang]) if lang else frozenset[str]()
    return codes & near or codes & spoken or (frozenset(_CULTURES[lang][:1]) if lang else frozenset())


def _speaks_of(codes: Sequence[str], near: frozenset[str], spoken: frozenset[str]) -> float:
    return _IN_CLAUSE if not near.isdisjoint(codes) else _IN_TEXT if not spoken.isdisjoint(codes) else 1.0


def _countries(one: NativeName) -> frozenset[str]:
    return frozenset(code for entity in one.entities for code in entity.countries)


def _signs(one: NativeName, plain: str) -> bool:
    before = plain[max(0, one.start - _BEFORE) : one.start]
    return _BYLINE.search(before) is not None or _SIGNED.match(plain, one.end) is not None
