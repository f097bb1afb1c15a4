"""The sentence with its neighbours, the name marked, and the sentence of the original."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from namenorm.review.terminal.page.lines import MARK, PLAIN, QUIET, Lines, first_of, labelled, last_of, share, wrapped
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.values import Occurrence
from namenorm.values import Span

_LONGEST_NAME = 160  # of a finding that covers a paragraph the ends are enough


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of a place in a text, before there is known how many there is room for."""

    before: Lines
    sentence: Lines
    after: Lines
    original: Lines

    @property
    def height(self) -> int:
        """How many lines all of it takes."""
        return sum(map(len, (self.before, self.sentence, self.after, self.original)))


def passage(one: Occurrence, width: int) -> Passage:
    """Return the lines of an occurrence; without a place in the translation, those of the original alone."""
    before, after = (Content.styled(shown(text).strip(), QUIET) for text in (one.before, one.after))
    return Passage(
        wrapped(before, width) if one.before.strip() else [],
        wrapped(_marked(one.sentence, one.at, PLAIN), width) if one.sentence else [],
        wrapped(after, width) if one.after.strip() else [],
        wrapped(_marked(one.source_sentence, one.source_at, PLAIN), width) if one.source_sentence else [],
    )


def lines_of(found: Passage, width: int, room: int) -> Lines:
    """Return the lines for which there is room: those around the name, and of its neighbours the nearest."""
    wanted = [len(found.sentence), len(found.original), len(found.before), len(found.after)]
    sentence, original, before, after = share(wanted, (3, 2, 1, 1), room)
    around = [
        *last_of(found.before, before, width),
        *_around_mark(found.sentence, width, sentence),
        *first_of(found.after, after, width),
    ]
    return [*labelled("text", around), *labelled("original", _around_mark(found.original, width, original))]


def _around_mark(lines: Lines, width: int, room: int) -> Lines:
    if len(lines) <= room or room <= 0:
        return lines[: max(room, 0)]
    at = next((place for place, one in enumerate(lines) if any(span.style == MARK for span in one.spans)), 0)
    start = min(max(at - (room - 1) // 2, 0), len(lines) - room)
    kept = lines[start : start + room]
    kept = last_of([Content(""), *kept], room, width) if start else kept
    return first_of([*kept, Content("")], room, width) if start + room < len(lines) else kept


def _marked(text: str, at: Span | None, style: str) -> Content:
    if at is None:
        return Content.styled(shown(text).strip(), style)
    name = clipped(shown(text[at.start : at.end]), _LONGEST_NAME)
    return Content.assemble(
        (shown(text[: at.start]).lstrip(), style), (name, MARK), (shown(text[at.end :]).rstrip(), style)
    )
