"""How far a long run is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from namenorm.values import Report

if TYPE_CHECKING:
    from namenorm.gazetteer.importers.outcome import Summary

_MANY = 20
Item = TypeVar("Item")


def counted_reports(reports: Iterator[Report]) -> Iterator[Report]:
    """Yield the reports; if there are many and standard error is a terminal, count them there meanwhile."""
    first = list(islice(reports, _MANY)) if sys.stderr.isatty() else []
    if len(first) < _MANY:
        yield from chain(first, reports)
    else:
        yield from counted(chain(first, reports), "check", "documents checked")


def counted(items: Iterable[Item], what: str, said: str) -> Iterator[Item]:
    """Yield items; if standard error is a terminal, count them there meanwhile."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,}} {said}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            progress.advance(task)
            yield item


def reading(files: Iterable[Path]) -> Iterator[Path]:
    """Yield files; if standard error is a terminal, show there meanwhile which of how many is being read."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    every = list(files)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(every))
        for file in every:
            progress.update(task, description=file.name)
            yield file
            progress.advance(task)


@contextmanager
def stages(what: str) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what is told stage, done and total of long work; None unless standard error is a terminal to show it on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)

        def tell(stage: str, done: int, total: int) -> None:
            progress.update(task, description=f"{what}: {stage}", completed=done, total=total or None)

        yield tell


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show what is being done, and for how long already, while standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(what, total=None)
        yield


@contextmanager
def importing(source: str) -> Iterator[Callable[[Summary, int], None]]:
    """Give what is to be told of an import's state: its counts, and the bytes of the input that it has consumed."""
    if not sys.stderr.isatty():
        yield lambda summary, consumed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    file = Path(source)
    total = file.stat().st_size if file.is_file() else None
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)

        rate = _Rate()

        def watch(summary: Summary, consumed: int) -> None:
            said = f"{summary.read:,} read, {summary.kept:,} kept, {summary.faults:,} faults"
            progress.update(task, completed=consumed, description=f"{said}, {rate.of(summary.read):,.0f} a second")

        yield watch


class _Rate:
    """Records a second of this run, whatever an earlier one had read."""

    def __init__(self) -> None:
        self._start: tuple[float, int] | None = None

    def of(self, read: int) -> float:
        now = time.monotonic()
        self._start = self._start or (now, read)
        seconds, before = now - self._start[0], self._start[1]
        return (read - before) / seconds if seconds else 0.0
