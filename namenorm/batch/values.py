"""What a run hands on: chunks of documents, what became of them, how far and how fast it is."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from namenorm.inputs.values import Fault
from namenorm.values import Document


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents, and faults where there is none, that are checked together.

    Attributes:
        number: Place among the chunks of the input, from 0.
        contents: In the order of the input.
        read: Bytes of the input that were read up to its end.
    """

    number: int
    contents: tuple[Document | Fault, ...]
    read: int


@dataclass(slots=True)
class Tally:
    """What was counted.

    Attributes:
        documents: Those that have a report.
        quarantined: Those that have none.
        characters: Length of the texts that have a report, in code points.
        rewrites: Edits of their reports.
        incomplete: Reports from which something is missing because of a fault of namenorm's own.
        findings: How many there are of each code.
    """

    documents: int = 0
    quarantined: int = 0
    characters: int = 0
    rewrites: int = 0
    incomplete: int = 0
    findings: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another has counted, too."""
        self.documents += other.documents
        self.quarantined += other.quarantined
        self.characters += other.characters
        self.rewrites += other.rewrites
        self.incomplete += other.incomplete
        self.findings.update(other.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "documents": self.documents,
            "quarantined": self.quarantined,
            "characters": self.characters,
            "rewrites": self.rewrites,
            "incomplete": self.incomplete,
            "findings": dict(sorted(self.findings.items())),
        }

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Tally:
        """Return what ``to_dict`` made JSON of."""
        return cls(**{**said, "findings": Counter(said["findings"])})


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk.

    Attributes:
        number: The chunk's.
        data: Its reports in the form of the output.
        quarantine: Its faults as JSON lines.
        tally: What was counted in it.
        read: The chunk's.
    """

    number: int
    data: bytes
    quarantine: bytes
    tally: Tally
    read: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        tally: All that was counted, also before the run was stopped and went on.
        read: Bytes of the input that are done.
        size: Bytes of the input.
        documents: Documents that this process has done.
        seconds: Since it began to check them.
        left: Seconds that the rest will take at the same rate, None before that can be told.
    """

    tally: Tally
    read: int
    size: int
    documents: int
    seconds: float
    left: float | None

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        out: Where the reports are.
        quarantine: Where the faults are, None without any.
        tally: What was counted, over all processes that worked on it.
        resumed: Documents that were done before this process began.
        documents: Documents that it did itself.
        seconds: That it took, without the start of the workers.
        workers: Processes that checked.
        died: How often one of them died.
        signature: Of the run.
    """

    out: str
    quarantine: str | None
    tally: Tally
    resumed: int
    documents: int
    seconds: float
    workers: int
    died: int
    signature: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "out": self.out,
            "quarantine": self.quarantine,
            **self.tally.to_dict(),
            "resumed": self.resumed,
            "seconds": round(self.seconds, 3),
            "documents_a_second": round(self.documents / self.seconds, 2) if self.seconds > 0 else None,
            "workers": self.workers,
            "workers_died": self.died,
            "signature": self.signature,
        }


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
