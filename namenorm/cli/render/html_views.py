"""A report cut into the pieces of which the page is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from namenorm.cli.render.gaps import lacking, missing
from namenorm.cli.render.quality import QualityView, quality_view
from namenorm.cli.render.text import said
from namenorm.cli.views import Group, Lines, clipped, groups, rewrites, summary, times_rewritten, visible
from namenorm.codes import CODES
from namenorm.values import Edit, Finding, Report, Span

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line.

    ``note`` is the number of the note that it leads to, 0 for none; ``anchors`` are the marks that begin with it, of
    which only the shortest is shown.
    """

    text: str
    note: int = 0
    severity: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A group of findings, told in the margin; ``anchor`` is its first mark, empty where the text has no such place."""

    number: int
    anchor: str
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
    quality: QualityView | None
    missing: tuple[str, ...]
    lacking: tuple[str, ...]


def document_view(report: Report, number: int) -> DocumentView:
    """Return what to show of a report; ``number`` tells its anchors from those of other documents of the page."""
    lines = Lines(report.document.text)
    found = groups(report.findings)
    placed: dict[str, int] = {}
    bare = list(_rows(report.document.text, lines, list(_marks(found, number)), placed))
    notes = {place: _note(report, lines, group, place, number, placed) for place, group in enumerate(found, 1)}
    document = report.document
    return DocumentView(
        number,
        visible(document.id) or "text",
        document.lang,
        summary(report.findings),
        tuple(note for note in notes.values() if not note.anchor),
        tuple(_with_notes(bare, notes, placed)),
        tuple(_changes(report, lines)),
        len(report.edits),
        None if report.quality is None else quality_view(report.quality, report.document.text, lines),
        tuple(missing(report.incomplete)),
        tuple(lacking(report.unchecked)),
    )


def _with_notes(rows: Iterable[Row], notes: dict[int, Note], placed: dict[str, int]) -> Iterator[Row]:
    on_line: dict[int, list[Note]] = defaultdict(list)
    for note in notes.values():
        if note.anchor:
            on_line[placed[note.anchor]].append(note)
    for row in rows:
        yield replace(row, notes=tuple(on_line[row.line]))


def _note(report: Report, lines: Lines, group: Group, place: int, document: int, placed: dict[str, int]) -> Note:
    one = group.first
    others = (_anchor(document, place, time) for time in range(1, len(group.findings)))
    elsewhere = ((placed[anchor], anchor) for anchor in others if anchor in placed)
    anchor = _anchor(document, place, 0)
    codes = [code for code in (one.code, *one.related) if code in CODES]
    return Note(
        place,
        anchor if anchor in placed else "",
        one,
        clipped(visible(one.surface), _LONGEST_TITLE),
        None if one.suggestion is None else visible(one.suggestion),
        visible(one.message),
        tuple(f"{code} {CODES[code].name}" for code in codes),
        tuple(elsewhere),
        tuple((said(line), line.weight, line.kind) for line in one.evidence),
        times_rewritten(group, rewrites(report)),
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


def _rows(text: str, lines: Lines, marks: list[_Mark], placed: dict[str, int]) -> Iterator[Row]:
    """Yield the lines that are not blank, without notes; ``placed`` learns on which line each mark begins."""
    on_line: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        for number in range(lines.number(mark.start), lines.number(max(mark.start, mark.end - 1)) + 1):
            on_line[number].append(mark)
    for number, span in lines:
        content = text[span.start : span.end]
        if content.strip():
            low = span.start + len(content) - len(content.lstrip())
            yield _row(text, number, Span(low, span.start + len(content.rstrip())), on_line[number], placed)


def _row(text: str, number: int, span: Span, marks: list[_Mark], placed: dict[str, int]) -> Row:
    whole = [one for one in marks if one.start <= span.start and one.end >= span.end]
    about = None
    if whole:
        about = Piece("", whole[0].note, whole[0].severity, _new(whole, placed, number))
    inner = [one for one in marks if one.start > span.start or one.end < span.end]
    return Row(number, tuple(_pieces(text, number, span, inner, placed)), (), about)


def _pieces(text: str, number: int, span: Span, marks: list[_Mark], placed: dict[str, int]) -> Iterator[Piece]:
    """Cut a line at every mark's ends; where marks overlap, the shortest speaks."""
    ahead = sorted(marks, key=lambda one: one.start, reverse=True)
    cuts = {span.start, span.end}
    cuts.update(min(max(place, span.start), span.end) for one in marks for place in (one.start, one.end))
    active: list[_Mark] = []
    for left, right in pairwise(sorted(cuts)):
        while ahead and ahead[-1].start <= left:
            active.append(ahead.pop())
        active = [one for one in active if one.end > left]
        active.sort(key=lambda mark: mark.end - mark.start)
        yield _piece(visible(text[left:right]), active, _new(active, placed, number))


def _piece(text: str, active: list[_Mark], anchors: tuple[str, ...]) -> Piece:
    return Piece(text, active[0].note, active[0].severity, anchors) if active else Piece(text)


def _new(marks: list[_Mark], placed: dict[str, int], number: int) -> tuple[str, ...]:
    new = tuple(one.anchor for one in marks if one.anchor not in placed)
    placed.update(dict.fromkeys(new, number))
    return new


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
