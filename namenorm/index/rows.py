"""The spellings of a book as rows of text, in parts small enough to be sorted in memory, one key always in one part.

A row is a key, a tabulator, and in hexadecimal digits the entity's number (8), the name (4) and the system (2).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from namenorm.index.entity_text import entity_from_line
from namenorm.index.spellings import SYSTEMS, Speller

_TAIL = 15  # the tabulator and the digits
_NUMBER = 9
_SYSTEM = {system: place for place, system in enumerate(SYSTEMS)}


@dataclass(frozen=True, slots=True)
class Batch:
    """Entities to be spelt: their lines, the number of the first, and into how many parts their rows go."""

    first: int
    lines: Sequence[str]
    parts: int


def spelt(batch: Batch) -> dict[int, bytes]:
    """Return the rows of a batch by part."""
    rows: dict[int, list[str]] = {}
    for number, line in enumerate(batch.lines, batch.first):
        for one in _speller().spellings(entity_from_line(line)):
            row = f"{one.key}\t{number:08x}{one.name:04x}{_SYSTEM[one.system]:02x}\n"
            rows.setdefault(zlib.crc32(one.key.encode()) % batch.parts, []).append(row)
    return {part: "".join(some).encode() for part, some in rows.items()}


def sort_part(path: Path) -> Counter[str]:
    """Sort a part on disk, write its keys beside it, and return how often each name and system stands in it."""
    rows = sorted(path.read_bytes().splitlines(keepends=True))
    path.write_bytes(b"".join(rows))
    keys = dict.fromkeys(row[: -_TAIL - 1] for row in rows)
    keys_of(path).write_bytes(b"".join(key + b"\n" for key in keys))
    return Counter(row[_NUMBER - _TAIL - 1 : -1].decode() for row in rows)


def keys_of(part: Path) -> Path:
    """Return where the keys of a part stand."""
    return part.with_name(f"{part.name}.keys")


def postings(part: Path) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield each key of a sorted part with its entities' numbers and the digits of name and system."""
    with part.open(encoding="utf-8", newline="\n") as rows:
        split = (row[:-1].split("\t") for row in rows)
        for key, group in groupby(split, key=lambda row: row[0]):
            yield key, [(int(tail[:8], 16), tail[8:]) for _, tail in group]


@cache
def _speller() -> Speller:
    return Speller()
