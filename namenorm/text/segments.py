"""Paragraphs and sentences, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namenorm.text.typography import Typography, usual
from namenorm.values import Span

_PARAGRAPH = re.compile(r"[^\n\r]*[^\s][^\n\r]*")
# A sentence ends at terminal punctuation, closing quotes included, before white space and something that can open a
# sentence; not after a title or an initial, which stand before names.
_END = re.compile(r"[.!?。！？…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|(?<=[。！？])")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield each line that holds anything but white space, trimmed."""
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        yield Span(start, match.start() + len(line.rstrip()))


def sentences(text: str, style: Typography | None = None) -> Iterator[Span]:
    """Yield the sentences of each paragraph in order; every character that is not white space lies in one.

    Args:
        text: The text.
        style: What its language abbreviates; English unless given.
    """
    abbreviation = (style or usual()).abbreviation
    for paragraph in paragraphs(text):
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
