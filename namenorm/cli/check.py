"""``namenorm check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.options import book_options, code_options, input_option, page_options, style_option, tagger_option
from namenorm.cli.review.recording import recording
from namenorm.cli.session import USAGE_OR_INPUT, Faults, about_page, checked, open_normaliser, opened
from namenorm.cli.views import SEVERITIES
from namenorm.config import Config
from namenorm.inputs.file import File
from namenorm.inputs.read import STDIN, read_documents
from namenorm.inputs.values import About, Kind
from namenorm.inputs.walk import kind_of
from namenorm.values import Report


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "html", "mqm", "xliff", "annotation"]),
    default="text",
    show_default=True,
    help="How to print the reports.",
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 if a finding is this severe or more.")
@code_options
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out findings less sure (0 to 1)."
)
@click.option("--score", is_flag=True, help="Print the score of each text too; it stands in --format jsonl anyway.")
@click.option("--record", is_flag=True, help="Put what is found into the ledger, to be judged with namenorm review.")
@click.option(
    "--qe", metavar="FOLDER", help="Let this model of quality estimation (COMET, transformers) score segments."
)
@tagger_option
@page_options
@input_option
@book_options
@style_option
@database_option
def command(
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
    with recording(normaliser, database) if record else nullcontext(_as_they_are) as recorded:
        told = watch.over(recorded(reports))
        _render(form, told if score or form != "text" else _unscored(told), file)
    if faults.count:
        raise SystemExit(USAGE_OR_INPUT)
    if watch.failed:
        raise SystemExit(1)


@dataclass(slots=True)
class Watch:
    """Lets reports through, without what is less sure than asked for, and remembers whether one was severe enough."""

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


def _as_they_are(reports: Iterator[Report]) -> Iterator[Report]:
    return reports


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
    if file is not None:
        from namenorm.cli.render.xliff import render_in_place

        render_in_place(file, reports)
        return
    # The import waits until here, since each form has its own weight and a run prints one.
    renderer: Callable[[Iterator[Report]], None] = import_module(f"namenorm.cli.render.{form}").render
    if form != "text" or not sys.stdout.isatty():
        from namenorm.cli.render.progress import shown

        reports = shown(reports)
    renderer(reports)
