"""What a target did so far, in a mapped file: it can be read however the process ended that wrote it."""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

_NUMBERS = struct.Struct("<QQQdd")


@dataclass(slots=True)
class Tally:
    """Counts of runs.

    Attributes:
        answers: Runs that were answered.
        told: Runs that ended in a clear error.
        faults: Runs that ended in another exception.
        slowest: Most seconds of processor time that a run took.
        seconds: Processor time of all runs.
    """

    answers: int = 0
    told: int = 0
    faults: int = 0
    slowest: float = 0.0
    seconds: float = 0.0

    @property
    def runs(self) -> int:
        """How many runs came to an end."""
        return self.answers + self.told + self.faults


class Ledger:
    """The file of a tally."""

    def __init__(self, path: Path) -> None:
        """Map a file, which is made."""
        path.write_bytes(bytes(_NUMBERS.size))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _NUMBERS.size)

    def write(self, tally: Tally) -> None:
        """Write a tally in the place of the last."""
        numbers = (tally.answers, tally.told, tally.faults, tally.slowest, tally.seconds)
        _NUMBERS.pack_into(self._map, 0, *numbers)


def read_tally(path: Path) -> Tally:
    """Return what was written last; nothing where no run came to an end."""
    return Tally(*_NUMBERS.unpack(path.read_bytes())) if path.is_file() else Tally()
