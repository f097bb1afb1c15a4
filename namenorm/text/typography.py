"""What a language prints around words: abbreviations that end in a period, ordinal numbers, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from namenorm.rules import BOOK_LANGUAGE, Rules

TOPIC = "typography"
BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "（": "）"}
"""The closing bracket of each opening one, in any language."""
STRAIGHT, STRAIGHT_SINGLE = '"', "'"
"""Quotation marks that are the same at both ends, in any language."""
# A single mark opens before a word and behind none; elsewhere, and before a year, it is an apostrophe.
_BEFORE_SINGLE, _AFTER_SINGLE = r"(?<![^\s(\[—–\-/“„«»\"])", r"(?=[^\W\d_])"


@dataclass(frozen=True, slots=True)
class Typography:
    """The rules ``typography`` of a language, ready for use.

    Attributes:
        abbreviation: Matches where a text ends in a period that ends no sentence, and white space.
        pairs: The closing quotation mark of each opening one that is another than it.
        closers: All marks that close what an opening one opens; of the straight one itself.
        singles: The same of single marks.
        either: Marks of a pair that is printed either way round.
        mark: Any quotation mark; a single one only where it can open.
        half: Any quotation mark, the straight one included, and any bracket.
    """

    abbreviation: re.Pattern[str]
    pairs: Mapping[str, str]
    closers: Mapping[str, str]
    singles: Mapping[str, str]
    either: frozenset[str]
    mark: re.Pattern[str]
    half: re.Pattern[str]


def typography(rules: Rules) -> Typography:
    """Return the typography of a language, built once; that of the book's language where it has no such rules."""
    return rules.built(TOPIC, _built) if rules.has(TOPIC) else usual()


@cache
def usual() -> Typography:
    """Return the typography of the language of the bundled book."""
    return Rules(BOOK_LANGUAGE).built(TOPIC, _built)


def _built(topic: Any) -> Typography:
    short = "|".join(map(re.escape, topic["abbreviations"].split()))
    before = rf"(?:^|[\s(\"“])(?:{short}|[A-Z])\.\s+$|[A-Z]\.[A-Z]\.\s+$"
    ordinal = r"|(?:^|\s)\d{1,2}\.\s+$" if topic["ordinals"] else ""
    pairs = dict(topic["quotations"])
    marks = "".join(dict.fromkeys((*pairs, *pairs.values())))
    closers = _closers((*topic["quotations"], *topic["other_quotations"], STRAIGHT * 2))
    singles = _closers((*topic["single_quotations"], STRAIGHT_SINGLE * 2))
    every = "".join(dict.fromkeys((*closers, *"".join(closers.values()))))
    brackets = "".join(map(re.escape, (*BRACKETS, *BRACKETS.values())))
    return Typography(
        abbreviation=re.compile(before + ordinal),
        pairs=pairs,
        closers=closers,
        singles=singles,
        either=frozenset(one for one in closers for other in closers[one] if one in closers.get(other, ""))
        - {STRAIGHT},
        mark=re.compile(f"[{every}]|{_BEFORE_SINGLE}[{''.join(singles)}]{_AFTER_SINGLE}"),
        half=re.compile(f'[{marks}"{brackets}]'),
    )


def _closers(pairs: Iterable[str]) -> Mapping[str, str]:
    closers: dict[str, str] = {}
    for pair in pairs:
        closers[pair[0]] = closers.get(pair[0], "") + pair[1]
    return closers
