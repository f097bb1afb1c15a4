"""How far a run over many documents is, and what it did."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import click

from namenorm.batch.meter import Tell
from namenorm.batch.values import Progress, Summary
from namenorm.codes import CODES

_EVERY = 30.0  # seconds between two lines, where no terminal shows a bar


@contextmanager
def telling() -> Iterator[Tell]:
    """Give what is told how far a run is: a bar on a terminal, else a line on standard error now and then."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _Log()


def show(summary: Summary) -> None:
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
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} % {task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
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
