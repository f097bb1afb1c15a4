"""Where somebody is quoted: text that is never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namenorm.text.segments import paragraphs
from namenorm.values import Span

_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“"}
_MARK = re.compile(r"[“”«»「」『』„\"]")


def quotations(text: str) -> Iterator[Span]:
    """Yield the quotations of a text, marks included, in order and without overlaps.

    A quotation does not outlast its paragraph: one left open is closed at the paragraph's end, since publishers open
    each paragraph of a long quotation anew and close only the last.
    """
    for paragraph in paragraphs(text):
        yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    opened, closer, depth = -1, "", 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if opened < 0:
            if mark == '"' or mark in _PAIRS:
                opened, closer, depth = match.start(), _PAIRS.get(mark, '"'), 1
        elif mark == closer:
            depth -= 1
            if depth == 0:
                yield Span(opened, match.end())
                opened = -1
        elif _PAIRS.get(mark) == closer:
            depth += 1
    if opened >= 0:
        yield Span(opened, paragraph.end)
