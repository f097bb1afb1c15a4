"""What is wrong with a book, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, counted from 1."""

    file: Path
    line: int

    def __str__(self) -> str:
        """Write it as editor programs and compilers do."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        place: Where it stands; of two entries that clash, the later one.
        severity: ``error`` where the book is wrong, ``warning`` where it is likely to be.
        rule: Short name of the rule that is broken.
        message: What is wrong and what mends it, beginning with the entry's key where there is one.
        also: The other places that the fault is about.
    """

    place: Place
    severity: Severity
    rule: str
    message: str
    also: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """Write it on one line."""
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]"


def by_severity(faults: list[Fault]) -> list[Fault]:
    """Return faults with errors first, then in the order of files and lines."""
    return sorted(faults, key=lambda one: (SEVERITIES.index(one.severity), one.place, one.rule, one.message))
