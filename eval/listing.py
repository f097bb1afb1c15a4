"""Lists for a reader: flags that nobody has judged, rewrites, and errors."""

from __future__ import annotations

from collections.abc import Iterator

from eval.audit import Row, as_line
from eval.figures.flagged import flags_on
from eval.figures.rewrites import rewrites
from eval.judge import name_flags, within
from eval.load import Known, Page
from eval.systems import Run
from namenorm.values import Finding


def unread(run: Run, sets: tuple[str, ...]) -> Iterator[str]:
    """Yield each flag that nothing judges: a row to be completed, then the text and its source."""
    for page, report in run.checked(*sets):
        for flag in name_flags(report):
            if run.corpus.judge.flag(page, flag) == "unknown":
                yield as_line(_row(page, flag))
                yield f"    {page.document.text.splitlines()[page.line_of(flag.start or 0) - page.first_line].strip()}"
                yield from _original(run, page, flag)
                yield f"    {flag.message} ({flag.confidence:.2f})"


def _row(page: Page, flag: Finding) -> Row:
    return Row(page.file, page.line_of(flag.start or 0), flag.surface, flag.suggestion, flag.code, "", "")


def _original(run: Run, page: Page, flag: Finding) -> Iterator[str]:
    """Yield the source's line where the set has one line of source for one of translation."""
    line = page.line_of(flag.start or 0)
    if page.set == "wmt22" and line <= len(run.corpus.originals):
        yield f"    {run.corpus.originals[line - 1]}"
    sourced = run.corpus.sourced.get(page.document.id)
    if sourced is not None and sourced.document.source is not None:
        yield f"    {sourced.document.source.split(chr(10))[line - 1]}"


def edits(run: Run, verdicts: tuple[str, ...]) -> Iterator[str]:
    """Yield each rewrite with one of the given verdicts, with some text around it."""
    for page, edit, _, verdict in rewrites(run):
        if verdict in verdicts:
            around = page.document.text[max(0, edit.start - 60) : edit.end + 60].replace("\n", " ")
            place = f"{page.document.id}:{page.line_of(edit.start)}"
            yield f"{verdict}  {place}  {edit.old} → {edit.new}   … {around} …"


def errors(run: Run) -> Iterator[str]:
    """Yield artefacts, then WMT23 renderings, that were missed, named wrongly, or flagged though right."""
    for record in run.corpus.artefacts:
        yield from _artefact(run, record)
    for one in run.corpus.renderings:
        yield from _rendering(run, one)


def _artefact(run: Run, record: Known) -> Iterator[str]:
    in_book = "in the book" if run.corpus.judge.identity.of(record) else "not in the book"
    flags = flags_on(run.reports, record)
    if any(run.corpus.judge.identity.is_right(record, one.entity, one.suggestion) for one in flags):
        return
    said = "; ".join(f"{one.code} {one.surface} → {one.suggestion} ({one.confidence:.2f})" for one in flags) or "missed"
    yield f"artefact  {record.page}  {record.surface} → {record.names[0]} [{record.kind}, {in_book}]: {said}"


def _rendering(run: Run, one: Known) -> Iterator[str]:
    flags = flags_on(run.reports, one)
    said = "; ".join(f"{f.code} {f.surface} → {f.suggestion} ({f.confidence:.2f})" for f in flags)
    if one.status == "right" and any(within(flag, one) for flag in flags):
        yield f"flagged though right  {one.page}  {one.surface}: {said}"
    right = any(run.corpus.judge.identity.is_right(one, f.entity, f.suggestion) for f in flags)
    if one.status == "wrong" and not right:
        in_book = "in the book" if run.corpus.judge.identity.of(one) else "not in the book"
        yield f"wrong rendering  {one.page}  {one.surface} → {one.names[0]} [{in_book}]: {said or 'missed'}"
