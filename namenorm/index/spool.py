"""Lines put in order on disk, a few at a time in memory."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path


class Spool:
    """Takes lines in any order and gives them back sorted; none may hold a line break."""

    def __init__(self, folder: Path, name: str, at_once: int) -> None:
        """Keep runs of lines in files of a folder.

        Args:
            folder: Where; whoever made it removes it.
            name: Beginning of the files' names.
            at_once: How many lines are held in memory.
        """
        self._folder, self._name, self._at_once = folder, name, at_once
        self._runs: list[Path] = []
        self.size = 0

    def fill(self, lines: Iterable[str]) -> Iterator[int]:
        """Take lines, and yield after each run how many there are so far."""
        remaining = iter(lines)
        while run := sorted(islice(remaining, self._at_once)):
            path = self._folder / f"{self._name}.{len(self._runs)}"
            path.write_text("".join(f"{line}\n" for line in run), "utf-8", newline="\n")
            self._runs.append(path)
            self.size += len(run)
            yield self.size

    def lines(self) -> Iterator[str]:
        """Yield the lines in order."""
        with ExitStack() as stack:
            files = [stack.enter_context(run.open(encoding="utf-8", newline="\n")) for run in self._runs]
            for line in heapq.merge(*files):
                yield line[:-1]
