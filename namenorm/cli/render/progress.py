"""How far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice

from namenorm.values import Report

_MANY = 20


def shown(reports: Iterator[Report]) -> Iterator[Report]:
    """Yield the reports; if there are many and standard error is a terminal, count them there meanwhile."""
    first = list(islice(reports, _MANY)) if sys.stderr.isatty() else []
    if len(first) < _MANY:
        yield from chain(first, reports)
    else:
        yield from _counted(chain(first, reports))


def _counted(reports: Iterator[Report]) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} documents checked"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("check", total=None)
        for report in reports:
            progress.advance(task)
            yield report
