"""How far the compilation of an index is, stage by stage."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stages(what: str) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what ``compile_index`` tells its progress to; None while standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda stage, done, of: progress.update(
            task, description=f"{what}: {stage}", completed=done, total=of or None
        )
