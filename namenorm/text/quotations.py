"""Where somebody is quoted: text that is never rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from namenorm.text.segments import paragraphs
from namenorm.text.typography import Typography, usual
from namenorm.values import Span


def quotations(text: str, style: Typography | None = None, lines: Iterable[Span] | None = None) -> Iterator[Span]:
    """Yield the quotations of a text, marks included, in order and without overlaps.

    A quotation does not outlast its paragraph: one left open is closed at the paragraph's end, since publishers open
    each paragraph of a long quotation anew and close only the last.

    Args:
        text: The text.
        style: The marks of its language; those of English unless given.
        lines: Its paragraphs, if they are at hand.
    """
    known = style or usual()
    for paragraph in paragraphs(text) if lines is None else lines:
        yield from _in_paragraph(text, paragraph, known)


def _in_paragraph(text: str, paragraph: Span, style: Typography) -> Iterator[Span]:
    opened, closer, depth = -1, "", 0
    for match in style.mark.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if opened < 0:
            if mark == '"' or mark in style.pairs:
                opened, closer, depth = match.start(), style.pairs.get(mark, '"'), 1
        elif mark == closer:
            depth -= 1
            if depth == 0:
                yield Span(opened, match.end())
                opened = -1
        elif style.pairs.get(mark) == closer:
            depth += 1
    if opened >= 0:
        yield Span(opened, paragraph.end)
