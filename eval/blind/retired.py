"""Records that somebody read and that are therefore taken out of the sets which nobody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

_FILE = Path(__file__).parent.parent / "retired.txt"
T = TypeVar("T")


def retired(file: str, listed: Path = _FILE) -> frozenset[int]:
    """Return the numbers of the retired records of a file below the blind folder, counted from 1.

    Raises:
        ValueError: If a line of the list has another form, with its number.
    """
    return frozenset(number for name, number in _lines(listed) if name == file)


def kept(file: str, records: Iterable[T], listed: Path = _FILE) -> Iterator[T]:
    """Yield the records of a file that are not retired."""
    out = retired(file, listed)
    return (record for number, record in enumerate(records, 1) if number not in out)


def _lines(listed: Path) -> Iterator[tuple[str, int]]:
    for at, line in enumerate(listed.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, number, *why = line.split(maxsplit=2)
        if not number.isdigit() or not why:
            raise ValueError(f"{listed.name}:{at}: a line is a file, the number of a record and the reason")
        yield name, int(number)
