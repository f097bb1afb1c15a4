"""``namenorm batch``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli.options import (
    book_options,
    code_options,
    facts_options,
    form_of,
    input_option,
    quality_option,
    style_option,
    tagger_option,
)
from namenorm.cli.session import USAGE_OR_INPUT, Failed, printable
from namenorm.codes import CODES
from namenorm.config import Config
from namenorm.errors import NamenormError
from namenorm.inputs.values import About, Kind

if TYPE_CHECKING:
    from namenorm.batch.values import Progress, Summary, Tell

_EVERY = 30.0  # seconds between two lines, where no terminal shows a bar


@click.command(name="batch")
@click.argument("paths", nargs=-1, required=True, metavar="IN... OUT")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; as many as processors unless given.")
@click.option("--unordered", is_flag=True, help="Write reports as they are done, not in the order of the documents.")
@click.option("--overwrite", is_flag=True, help="Replace OUT if it is there.")
@form_of("what was done", option="--summary")
@code_options
@quality_option
@tagger_option
@facts_options
@input_option
@book_options
@style_option
def batch_command(
    paths: tuple[str, ...],
    workers: int | None,
    unordered: bool,
    overwrite: bool,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    qe: str | None,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Check all documents of each IN and write their reports into OUT, with all processors.

    An IN is what namenorm check reads, also packed (.gz, .zst), or a folder. OUT is JSON lines (.jsonl, .jsonl.gz,
    .jsonl.zst) or a table (.parquet), a line or row a document.

    The same command goes on after any stop. Documents that cannot be read or checked stand in OUT.quarantine.jsonl with
    the reason; the run goes on without them, and its exit status is 2. So it is where a fault of namenorm's own took
    a part of some reports away, which they name as "incomplete".
    """
    from namenorm.batch.checker import BatchChecker
    from namenorm.batch.run import run_batch

    if len(paths) < 2:
        raise click.UsageError("name what is read and what is written: namenorm batch IN... OUT")
    about = About(**facts)
    *inputs, out = paths
    config, lang = Config(select=select, ignore=ignore, preview=preview), about.lang.split("-")[0]
    with _failing(out):
        checker = BatchChecker(gazetteer, overlay, config, lang, None, ner, qe, about, style)
        how: dict[str, Any] = {"workers": workers, "ordered": not unordered, "overwrite": overwrite, "kind": kind}
        with telling() as tell:
            summary = run_batch(inputs, out, checker, tell=tell, **how)
    click.echo(json.dumps(summary.to_dict())) if form == "json" else _show(summary)
    _warn(summary)


@contextmanager
def _failing(out: str) -> Iterator[None]:
    """Run within: what ends the run becomes a message, which tells how to go on."""
    try:
        yield
    except NamenormError as error:
        raise Failed(printable(str(error))) from error
    except OSError as error:
        said = f"{out}: {(error.strerror or str(error)).lower()}; mend that, and the same command goes on"
        raise Failed(printable(said)) from error
    except KeyboardInterrupt:
        raise Failed("stopped; the same command goes on") from None


def _warn(summary: Summary) -> None:
    """Name what went wrong on standard error; the exit status is then 2."""
    tally = summary.tally
    if summary.quarantine is not None:
        said = f"{tally.quarantined:,} documents are in quarantine: {printable(summary.quarantine)}"
        click.echo(f"namenorm: {said}", err=True)
    if tally.incomplete:
        said = f"{tally.incomplete:,} reports are incomplete by a fault of namenorm's own, which they name"
        click.echo(f"namenorm: {said}", err=True)
    if summary.quarantine is not None or tally.incomplete:
        raise SystemExit(USAGE_OR_INPUT)


@contextmanager
def telling() -> Iterator[Tell]:
    """Give what is told how far a run is: a bar on a terminal, else a line on standard error now and then."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _Log()


def _show(summary: Summary) -> None:
    """Print what was done."""
    tally = summary.tally
    click.echo(f"{summary.out}: {tally.documents:,} documents, {tally.characters:,} characters")
    if summary.resumed:
        click.echo(f"  {summary.resumed:,} of them before the run went on")
    click.echo(f"  {sum(tally.findings.values()):,} findings, {tally.rewrites:,} rewrites")
    for code, count in sorted(tally.findings.items()):
        click.echo(f"    {code} {CODES[code].name:<32}{count:>12,}")
    click.echo(f"  {tally.quarantined:,} in quarantine" + (f": {summary.quarantine}" if summary.quarantine else ""))
    if tally.incomplete:
        click.echo(f"  {tally.incomplete:,} reports are incomplete by a fault of namenorm's own")
    if summary.died:
        click.echo(f"  {summary.died:,} processes died and were replaced")
    if summary.seconds > 0:
        rate = summary.documents / summary.seconds
        click.echo(f"  {_span(summary.seconds)}, {rate:,.1f} documents a second, {summary.workers} processes")
    click.echo(f"  {summary.signature}")


class _Log:
    """Prints a line now and then."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY

    def __call__(self, progress: Progress) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            click.echo(f"namenorm: {_said(progress)}", err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} % {task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("opening the book", total=None)
        yield lambda now: bar.update(task, description=_said(now), completed=now.read, total=now.size)


def _said(progress: Progress) -> str:
    tally = progress.tally
    fault = f", {tally.quarantined:,} in quarantine" if tally.quarantined else ""
    left = "" if progress.left is None else f", {_span(progress.left)} left"
    fault += f", {tally.incomplete:,} incomplete" if tally.incomplete else ""
    return f"{tally.documents:,} documents{fault}, {progress.rate:,.1f} a second{left}"


def _span(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else str(timedelta(seconds=round(seconds)))
