"""An original and its translation cut into units that may render each other, with what ties them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from namenorm.quantities.plain import plain
from namenorm.text.segments import paragraphs, sentences
from namenorm.values import Span

Anchor = tuple[str, str]
"""What both sides may have in common: its kind and its form, such as ``("number", "2023")``."""
_MOST_UNEVEN = 2.0  # paragraphs of one side for each of the other
_NUMBER = re.compile(r"\d[\d,.，．]*\d|\d{2,}")
_NAME = re.compile(r"[^\W\d_]{5,}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a sentence.

    Attributes:
        span: Where it stands.
        anchors: What it has in common with a unit that renders it.
    """

    span: Span
    anchors: frozenset[Anchor]

    @property
    def length(self) -> int:
        """Its code points."""
        return self.span.end - self.span.start


def cut(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Return the paragraphs of both sides, or their sentences where one side has far more paragraphs."""
    ours, theirs = list(paragraphs(source)), list(paragraphs(target))
    fewer, more = sorted((len(ours), len(theirs)))
    if fewer > 1 and more <= _MOST_UNEVEN * fewer:
        return ours, theirs
    return list(sentences(source)), list(sentences(target))


def numbers(text: str) -> frozenset[Anchor]:
    """Return the numbers of two digits and more in a text, without the marks between their digits."""
    return frozenset(("number", re.sub(r"\D", "", match)) for match in _NUMBER.findall(plain(text)))


def latin_words(text: str) -> frozenset[Anchor]:
    """Return the words of an original that stand in Latin letters, and are likely kept so."""
    return frozenset(("word", match.lower()) for match in _LATIN.findall(text))


def names_in_latin(text: str) -> frozenset[Anchor]:
    """Return the words of an original in Latin letters that are likely names of elsewhere: capitals and no marks."""
    return frozenset(("word", match.lower()) for match in _NAME.findall(text) if match.isascii() and match[0].isupper())


def placed(items: Sequence[tuple[int, Anchor]], spans: Sequence[Span]) -> list[set[Anchor]]:
    """Return, for each of some spans in order, the anchors that stand in it.

    Args:
        items: Anchors with their places, in order.
        spans: In order, without overlaps.
    """
    found: list[set[Anchor]] = [set() for _ in spans]
    place = 0
    for start, anchor in items:
        while place < len(spans) and spans[place].end <= start:
            place += 1
        if place < len(spans) and spans[place].start <= start:
            found[place].add(anchor)
    return found
