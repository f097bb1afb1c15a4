"""How far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from namenorm.values import Report

_MANY = 20
Item = TypeVar("Item")


def shown(reports: Iterator[Report]) -> Iterator[Report]:
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
