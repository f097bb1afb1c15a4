"""Reports as one self-contained page for a browser."""

from __future__ import annotations

import base64
import hashlib
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, FileSystemLoader

from namenorm.cli.render import (
    Group,
    Lines,
    clipped,
    count_words,
    groups,
    rewrites,
    summary,
    sureness,
    times_rewritten,
    to_utf8,
    visible,
)
from namenorm.cli.render.text import QualityView, lacking, missing, quality_view, said
from namenorm.codes import CODES
from namenorm.values import Edit, Finding, Report, Span

_TEMPLATES = Path(__file__).parent.parent / "templates"
_IN_MEMORY = 8_000_000
_LONGEST_TITLE = 80


def render(reports: Iterable[Report]) -> None:
    """Print one page with every report and, where there are several, an index."""
    write(reports, sys.stdout)


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Write the page to a stream.

    The index stands above the documents and is known only after the last: the documents wait in a temporary file, so
    that memory holds one report and a line of the index each.
    """
    templates = _environment()
    index: list[dict[str, str | int]] = []
    signature = ""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as waiting:
        for number, report in enumerate(reports, 1):
            view = document_view(report, number)
            waiting.write(templates.get_template("document.html").render(document=view))
            index.append(_entry(view))
            signature = report.signature
        waiting.seek(0)
        _assemble(templates, waiting, {"index": index, "signature": signature}, out)


def _assemble(templates: Environment, waiting: Any, known: dict[str, Any], out: TextIO) -> None:
    style, script = ((_TEMPLATES / name).read_text("utf-8") for name in ("page.css", "page.js"))
    # The page allows its own style and script by their hashes, so that no hostile text can run even if it slipped
    # through the escaping.
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    to_utf8(out)  # the page declares it
    out.write(templates.get_template("head.html").render(style=style, policy=policy, **known))
    shutil.copyfileobj(waiting, out)
    out.write(templates.get_template("foot.html").render(script=script, **known))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(codes=CODES, sureness=sureness, count_words=count_words)
    return made


def _entry(view: DocumentView) -> dict[str, str | int]:
    return {"number": view.number, "name": view.name, "summary": view.summary}


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
