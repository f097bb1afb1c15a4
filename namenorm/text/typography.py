"""What a language prints around words: abbreviations that end in a period, ordinal numbers, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from namenorm.rules import BOOK_LANGUAGE, Rules

TOPIC = "typography"
BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "（": "）"}
"""The closing bracket of each opening one, in any language."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The rules ``typography`` of a language, ready for use.

    Attributes:
        abbreviation: Matches where a text ends in a period that ends no sentence, and white space.
        pairs: The closing quotation mark of each opening one that is another than it.
        mark: Any quotation mark.
        half: Any quotation mark, the straight one included, and any bracket.
    """

    abbreviation: re.Pattern[str]
    pairs: Mapping[str, str]
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
    brackets = "".join(map(re.escape, (*BRACKETS, *BRACKETS.values())))
    return Typography(
        abbreviation=re.compile(before + ordinal),
        pairs=pairs,
        mark=re.compile(f'[{marks}"]'),
        half=re.compile(f'[{marks}"{brackets}]'),
    )
