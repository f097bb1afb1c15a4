"""``namenorm check``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli.options import (
    book_options,
    code_options,
    database_option,
    form_of,
    input_option,
    page_options,
    quality_option,
    style_option,
    tagger_option,
)
from namenorm.cli.render import SEVERITIES, to_utf8
from namenorm.cli.session import Faults, about_page, checked, open_normaliser, opened
from namenorm.config import Config
from namenorm.inputs.files import kind_of
from namenorm.inputs.pieces import File, TextFile
from namenorm.inputs.read import STDIN, read_documents
from namenorm.inputs.values import About, Kind
from namenorm.values import Report

if TYPE_CHECKING:
    from namenorm.pipeline import Normaliser


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@form_of("the reports", "text", "jsonl", "html", "mqm", "xliff", "annotation")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 if a finding is this severe or more.")
@code_options
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out findings less sure (0 to 1)."
)
@click.option("--score", is_flag=True, help="Print the score of each text too; it stands in --format jsonl anyway.")
@click.option("--record", is_flag=True, help="Put what is found into the ledger, to be judged with namenorm review.")
@quality_option
@tagger_option
@page_options
@input_option
@book_options
@style_option
@database_option
def check_command(
    paths: tuple[str, ...],
    form: str,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    min_confidence: float,
    score: bool,
    record: bool,
    qe: str | None,
    ner: str | None,
    database: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Report what looks wrong in each PATH.

    A PATH is a text, a web page, JSON lines, CSV or TSV, Parquet, XLIFF, TMX, a folder of these (without tables), or -
    for standard input. JSON lines are objects, and tables rows, with "text" and optionally "id", "source",
    "source_lang", "published", "outlet" and "lang". XLIFF and TMX hold their originals themselves.
    """
    about = _facts(paths, kind, **facts)
    config = Config(select=select, ignore=ignore, preview=preview)
    normaliser = open_normaliser(gazetteer, overlay, config, about.lang, ner=ner, qe=qe, style=style)
    faults, watch = Faults(), Watch(fail_on, min_confidence)
    file = opened(paths[0], kind, about) if form == "xliff" and _is_xliff(paths, kind) else None
    documents = read_documents(paths, kind=kind, about=about) if file is None else file.contents
    reports = checked(normaliser, documents, faults)
    with _recording(reports, normaliser, database) if record else nullcontext(reports) as recorded:
        told = watch.over(recorded)
        _render(form, told if score or form != "text" else _unscored(told), file)
    faults.end()
    if watch.failed:
        raise SystemExit(1)


@dataclass(slots=True)
class Watch:
    """Lets reports through without what is less sure than asked for; remembers whether a finding was severe enough."""

    fail_on: str | None
    min_confidence: float
    failed: bool = False

    def over(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Yield the reports."""
        severe = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1] if self.fail_on else ()
        for report in reports:
            kept = tuple(one for one in report.findings if one.confidence >= self.min_confidence)
            self.failed = self.failed or any(one.severity in severe for one in kept)
            yield report if len(kept) == len(report.findings) else replace(report, findings=kept)


def _unscored(reports: Iterator[Report]) -> Iterator[Report]:
    """Yield reports without their scores, which a reader sees when asking for them."""
    return (replace(report, score=None) for report in reports)


@contextmanager
def _recording(reports: Iterator[Report], normaliser: Normaliser, database: str | None) -> Iterator[Iterator[Report]]:
    """Open the ledger within, making the user's own if there is none, and record reports as they pass.

    Raises:
        Failed: If the ledger cannot be opened, or a document has no identifier.
    """
    from namenorm.cli.review import open_ledger

    with open_ledger(database, make=True) as ledger:

        def recorded() -> Iterator[Report]:
            for report in reports:
                ledger.record(report, normaliser.entity)
                yield report

        yield recorded()


def _facts(paths: tuple[str, ...], kind: Kind | None, **facts: Any) -> About:
    if facts["source"] is not None and not _one_page(paths, kind):
        raise click.UsageError(
            "--source is the original of one text or web page, or with --input aligned of its lines; "
            'for many, give JSON lines or a table with "source"'
        )
    return about_page(**facts)


def _one_page(paths: tuple[str, ...], kind: Kind | None) -> bool:
    if len(paths) != 1:
        return False
    (path,) = paths
    if kind is None and path == STDIN:
        return True
    return kind_of(path, kind) in ("text", "html", "aligned") and not Path(path).is_dir()


def _is_xliff(paths: tuple[str, ...], kind: Kind | None) -> bool:
    """Tell whether the input is one XLIFF file, which comes back as it is with marks in it."""
    return len(paths) == 1 and not Path(paths[0]).is_dir() and kind_of(paths[0], kind) == "xliff"


def _render(form: str, reports: Iterator[Report], file: File | None) -> None:
    """Print reports; what a form needs is imported here, since each has its own weight and a run prints in one form."""
    if form == "text":
        from namenorm.cli.render.text import render

        render(_counted(reports) if not sys.stdout.isatty() else reports)
    elif form == "html":
        from namenorm.cli.render.html import render as render_html

        render_html(_counted(reports))
    elif file is not None:
        _render_in_place(file, reports)
    else:
        _FORMS[form](_counted(reports))


def _counted(reports: Iterator[Report]) -> Iterator[Report]:
    from namenorm.cli.render.progress import counted_reports

    return counted_reports(reports)


def _render_jsonl(reports: Iterator[Report]) -> None:
    """Print each report as one JSON object on one line, in ASCII, so that any terminal and any reader gets it whole."""
    for report in reports:
        click.echo(json.dumps(report.to_dict(), separators=(",", ":")))


def _render_annotation(reports: Iterator[Report]) -> None:
    """Print the Web Annotations of each document as one JSON-LD object on one line, in ASCII."""
    from namenorm.outputs.annotation import annotation_page

    for report in reports:
        click.echo(json.dumps(annotation_page(report), separators=(",", ":")))


def _render_mqm(reports: Iterator[Report]) -> None:
    """Print the table of MQM annotations."""
    from namenorm.outputs.mqm import line, rows

    to_utf8(sys.stdout)
    for row in rows(reports):
        sys.stdout.write(line(row))


def _render_xliff(reports: Iterator[Report]) -> None:
    """Print one XLIFF document, and on standard error what had to be left out of it."""
    from namenorm.outputs.xliff import write

    to_utf8(sys.stdout)
    for left_out in write(reports, sys.stdout):
        click.echo(f"namenorm: left out: {left_out}", err=True)


def _render_in_place(file: File, reports: Iterator[Report]) -> None:
    """Print an XLIFF file with what was found marked in it."""
    from namenorm.outputs.xliff import annotated

    assert isinstance(file, TextFile)
    sys.stdout.buffer.write(annotated(file, list(reports)))
    sys.stdout.buffer.flush()


_FORMS: Mapping[str, Callable[[Iterator[Report]], None]] = {
    "jsonl": _render_jsonl,
    "annotation": _render_annotation,
    "mqm": _render_mqm,
    "xliff": _render_xliff,
}
