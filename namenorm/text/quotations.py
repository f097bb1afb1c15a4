"""Where somebody is quoted: text that is never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from namenorm.text.segments import paragraphs
from namenorm.text.typography import STRAIGHT_SINGLE, Typography, usual
from namenorm.values import Span

_QUOTED_LINE = ">"  # opens the lines of a quotation in mail and in Markdown
_LONGEST_SINGLE = 1_000  # code points
_BEHIND_WORD = re.compile(r"(?<=[\w.,!?…;:)”’]).(?!\w)")
_POSSESSIVE = re.compile(r"(?<=s).(?=\s[^\W\d_A-Z])")


def quotations(text: str, style: Typography | None = None, lines: Iterable[Span] | None = None) -> Iterator[Span]:
    """Yield the quotations of a text, marks included, in order and without overlaps.

    A quotation does not outlast its paragraph: one left open is closed at the paragraph's end, since publishers open
    each paragraph of a long quotation anew and close only the last. A line that opens with ">" is one as a whole.

    Args:
        text: The text.
        style: The marks of its language; those of English unless given.
        lines: Its paragraphs, if they are at hand.
    """
    known = style or usual()
    for paragraph in paragraphs(text) if lines is None else lines:
        if text.startswith(_QUOTED_LINE, paragraph.start):
            yield paragraph
        else:
            yield from _in_paragraph(text, paragraph, known)


def _in_paragraph(text: str, paragraph: Span, style: Typography) -> Iterator[Span]:
    opened, closers, depth, done = -1, "", 0, paragraph.start
    for match in style.mark.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if match.start() < done:
            continue
        if opened < 0 and mark in style.singles:
            done = _end_of_single(text, match.start(), paragraph, style.singles[mark])
            if done > match.start():
                yield Span(match.start(), done)
        elif opened < 0:
            if mark in style.closers and not _closes(text, match.start(), mark, style):
                opened, closers, depth = match.start(), style.closers[mark], 1
        elif mark in closers:
            depth -= 1
            if depth == 0:
                yield Span(opened, match.end())
                opened = -1
        elif style.closers.get(mark) == closers:
            depth += 1
    if opened >= 0:
        yield Span(opened, paragraph.end)


def _closes(text: str, at: int, mark: str, style: Typography) -> bool:
    """Tell whether a mark that opens or closes, by the fashion of the page, closes where it stands: "Nein», sagte"."""
    return mark in style.either and _BEHIND_WORD.match(text, at) is not None


def _end_of_single(text: str, at: int, paragraph: Span, closers: str) -> int:
    """Return where a quotation between single marks ends; where it opens if it is none.

    The closing mark is an apostrophe as well: within a word, and behind the plural of an owner where the quotation goes
    on. One that is left open is a quotation as far as its paragraph, a straight one is an apostrophe.
    """
    end = min(paragraph.end, at + _LONGEST_SINGLE)
    first = 0
    for match in re.compile(rf"(?<=\S)[{closers}](?!\w)").finditer(text, at + 2, end):
        if not _POSSESSIVE.match(text, match.start()):
            return match.end()
        first = first or match.end()
    return first or (at if text[at] == STRAIGHT_SINGLE else paragraph.end)
