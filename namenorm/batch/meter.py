"""How far a run is, how fast, and what it did."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from namenorm.batch.values import Chunk, Done, Progress, Summary, Tally

Tell = Callable[[Progress], None]


class Meter:
    """Measures a run by a clock that nobody sets."""

    def __init__(self, tally: Tally, size: int, tell: Tell | None) -> None:
        """Begin to measure.

        Args:
            tally: Of the run; it grows with it.
            size: Bytes of the input.
            tell: Called with each step.
        """
        self._tally, self._size, self._tell = tally, size, tell
        self._resumed = tally.documents + tally.quarantined
        self._skipped = self._read = 0
        self._began = time.monotonic()

    def skip(self, chunk: Chunk) -> None:
        """Pass over a chunk that was done before."""
        self._skipped = self._read = max(self._skipped, chunk.read)
        self._began = time.monotonic()

    def count(self, done: Done) -> None:
        """Count what became of a chunk, and tell."""
        self._read = max(self._read, done.read)
        if self._tell is not None:
            self._tell(self._progress())

    def summary(self, out: str, quarantine: Path | None, workers: int, died: int, signature: str) -> Summary:
        """Return what the run did."""
        now = self._progress()
        beside = None if quarantine is None else str(quarantine)
        return Summary(out, beside, self._tally, self._resumed, now.documents, now.seconds, workers, died, signature)

    def _progress(self) -> Progress:
        seconds, read = time.monotonic() - self._began, self._read - self._skipped
        left = seconds * (self._size - self._read) / read if read > 0 else None
        documents = self._tally.documents + self._tally.quarantined - self._resumed
        return Progress(self._tally, self._read, self._size, documents, seconds, left)
