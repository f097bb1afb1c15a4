"""Paragraphs and sentences, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from namenorm.text.typography import Typography, usual
from namenorm.values import Span

# A sentence ends at terminal punctuation, closing quotes included, before white space and something that can open a
# sentence; not after a title or an initial, which stand before names. A Chinese mark ends one by itself, unless the
# next mark ends it with white space. The pattern opens with a class of characters: all others are passed at once.
_TERMINAL, _TO_OPENING = "[.!?。！？…]", r"[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])"
_END = re.compile(f"{_TERMINAL}(?:{_TO_OPENING}|(?<=[。！？])(?!{_TERMINAL}{_TO_OPENING}))")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield each line that holds anything but white space, trimmed."""
    at = 0
    for line in text.replace("\r", "\n").split("\n"):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            yield Span(start, start + len(words))
        at += len(line) + 1


def sentences(text: str, style: Typography | None = None, lines: Iterable[Span] | None = None) -> Iterator[Span]:
    """Yield the sentences of each paragraph in order; every character that is not white space lies in one.

    Args:
        text: The text.
        style: What its language abbreviates; English unless given.
        lines: Its paragraphs, if they are at hand.
    """
    abbreviation = (style or usual()).abbreviation
    for paragraph in paragraphs(text) if lines is None else lines:
        yield from _split(text, paragraph, abbreviation)


def _split(text: str, paragraph: Span, abbreviation: re.Pattern[str]) -> Iterator[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if end <= start or abbreviation.search(text, max(start, end - 12), end):
            continue
        yield Span(start, start + len(text[start:end].rstrip()))
        start = end
    if start < paragraph.end:
        yield Span(start, paragraph.end)
