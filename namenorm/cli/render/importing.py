"""How far an import is, on standard error while that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from namenorm.gazetteer.importers.outcome import Summary


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
