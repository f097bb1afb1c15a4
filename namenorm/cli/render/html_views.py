"""A report cut into the pieces of which the page is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from namenorm.cli.render.text import clipped, said
from namenorm.cli.views import Group, Lines, groups, rewritten, summary, visible
from namenorm.codes import CODES
from namenorm.values import Edit, Finding, Report, Span

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``note`` is the number of the note that it leads to, 0 for none."""

    text: str
    note: int = 0
    severity: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A group of findings, told in the margin."""

    number: int
    finding: Finding
    surface: str
    suggestion: str | None
    message: str
    names: tuple[str, ...]
    elsewhere: tuple[tuple[int, str], ...]
    evidence: tuple[tuple[str, float, str], ...]
    rewrites: int
    times: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text that is not blank; ``whole`` is the severity of a note that is about all of it."""

    line: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    whole: Piece | None


@dataclass(frozen=True, slots=True)
class Change:
    """A line that ``fix`` changes; each piece is ``same``, ``old`` or ``new``."""

    line: int
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything that the template of a document shows."""

    number: int
    name: str
    lang: str
    summary: str
    loose: tuple[Note, ...]
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    edits: int


def document_view(report: Report, number: int) -> DocumentView:
    """Return what to show of a report; ``number`` tells its anchors from those of other documents of the page."""
    lines = Lines(report.document.text)
    found = groups(report.findings)
    notes = {place: _note(report, lines, group, place, number) for place, group in enumerate(found, 1)}
    document = report.document
    return DocumentView(
        number,
        visible(document.id) or "text",
        document.lang,
        summary(report.findings),
        tuple(note for note in notes.values() if note.finding.start is None),
        tuple(_rows(report, lines, found, notes, number)),
        tuple(_changes(report, lines)),
        len(report.edits),
    )


def _note(report: Report, lines: Lines, group: Group, place: int, document: int) -> Note:
    one = group.first
    others = enumerate(group.findings[1:], 1)
    elsewhere = (
        (lines.number(other.start), _anchor(document, place, n)) for n, other in others if other.start is not None
    )
    codes = [code for code in (one.code, *one.related) if code in CODES]
    return Note(
        place,
        one,
        clipped(visible(one.surface), _LONGEST_TITLE),
        None if one.suggestion is None else visible(one.suggestion),
        visible(one.message),
        tuple(f"{code} {CODES[code].name}" for code in codes),
        tuple(elsewhere),
        tuple((said(line), line.weight, line.kind) for line in one.evidence),
        sum(rewritten(report, other) for other in group.findings),
        len(group.findings),
    )


def _anchor(document: int, note: int, time: int) -> str:
    return f"d{document}-m{note}" + (f"-{time}" if time else "")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A finding with a place, the number of its note, and how often its note was marked before."""

    start: int
    end: int
    note: int
    severity: str
    anchor: str


def _marks(found: list[Group], document: int) -> Iterator[_Mark]:
    for place, group in enumerate(found, 1):
        for time, one in enumerate(group.findings):
            if one.start is not None and one.end is not None:
                yield _Mark(one.start, one.end, place, one.severity, _anchor(document, place, time))


def _rows(report: Report, lines: Lines, found: list[Group], notes: dict[int, Note], document: int) -> Iterator[Row]:
    on_line: dict[int, list[_Mark]] = defaultdict(list)
    for mark in _marks(found, document):
        for number in range(lines.number(mark.start), lines.number(max(mark.start, mark.end - 1)) + 1):
            on_line[number].append(mark)
    first = _first_lines(lines, found)
    for number, span in lines:
        if report.document.text[span.start : span.end].strip():
            here = tuple(notes[note] for note in first[number])
            yield _row(report.document.text, number, span, on_line[number], here)


def _first_lines(lines: Lines, found: list[Group]) -> dict[int, list[int]]:
    first: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(found, 1):
        if group.first.start is not None:
            first[lines.number(group.first.start)].append(place)
    return first


def _row(text: str, number: int, span: Span, marks: list[_Mark], notes: tuple[Note, ...]) -> Row:
    content = text[span.start : span.end]
    low = span.start + len(content) - len(content.lstrip())
    high = span.start + len(content.rstrip())
    whole = [one for one in marks if one.start <= low and one.end >= high]
    inner = [one for one in marks if one not in whole]
    about = Piece("", whole[0].note, whole[0].severity, whole[0].anchor) if whole else None
    return Row(number, tuple(_pieces(text, Span(low, high), inner)), notes, about)


def _pieces(text: str, span: Span, marks: list[_Mark]) -> Iterator[Piece]:
    """Cut a line at every mark's ends; where marks overlap, the shortest speaks."""
    ahead = sorted(marks, key=lambda one: one.start, reverse=True)
    cuts = {span.start, span.end}
    cuts.update(min(max(place, span.start), span.end) for one in marks for place in (one.start, one.end))
    bounds = sorted(cuts)
    active: list[_Mark] = []
    used: set[str] = set()
    for left, right in pairwise(bounds):
        while ahead and ahead[-1].start <= left:
            active.append(ahead.pop())
        active = [one for one in active if one.end > left]
        yield _piece(visible(text[left:right]), active, used)


def _piece(text: str, active: list[_Mark], used: set[str]) -> Piece:
    if not active:
        return Piece(text)
    one = min(active, key=lambda mark: mark.end - mark.start)
    anchor = "" if one.anchor in used else one.anchor
    used.add(one.anchor)
    return Piece(text, one.note, one.severity, anchor)


def _changes(report: Report, lines: Lines) -> Iterator[Change]:
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in sorted(report.edits, key=lambda one: one.start):
        by_line[lines.number(edit.start)].append(edit)
    for number, edits in by_line.items():
        yield Change(number, tuple(_changed(report.document.text, lines.span(number), edits)))


def _changed(text: str, line: Span, edits: Iterable[Edit]) -> Iterator[tuple[str, str]]:
    done = line.start
    for edit in edits:
        yield "same", visible(text[done : edit.start])
        yield "old", visible(edit.old)
        yield "new", visible(edit.new)
        done = edit.end
    yield "same", visible(text[done : line.end])
