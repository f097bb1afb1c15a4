"""The index file as named sections: mapped, not read, and checked."""

from __future__ import annotations

import hashlib
import json
import mmap
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import marisa_trie

from namenorm.errors import IndexFileError
from namenorm.index.layout import ALIGNMENT, FOOTER, FORMAT, MAGIC, SECTIONS

_FACTS = ("format", "hash", "sections", "systems", "codes", "entities", "keys")
_CHUNK = 1 << 22


class MappedSections:
    """A mapped index file; pages are read when they are touched, and shared by all processes that map it."""

    def __init__(self, path: Path) -> None:
        """Map a file, and read it once to see that it holds what was written: a damaged trie would end the process.

        Its checksum is CRC-32, which finds every change of up to 32 bits in a row and all but one in four thousand
        million of the others; zlib takes 1 to 4 GB of it a second. It tells of accidents, not of whoever means harm.

        Raises:
            IndexFileError: If the file is missing, damaged or of another format.
        """
        self._path = path
        self._map = _mapped(path)
        header = _parsed(self._map)
        if header is None:
            raise _damaged(path)
        if not _is_sound(self._map, header["sections"]):
            raise _changed(path)
        self.header = header
        view = memoryview(self._map)
        self._views = {name: view[start:end] for name, start, end in _spans(header["sections"])}

    def view(self, name: str, form: Literal["B", "I", "Q"] = "B") -> memoryview:
        """Return a section as numbers of a form that ``struct`` knows.

        Raises:
            IndexFileError: If the section does not hold whole numbers.
        """
        try:
            return self._views[name].cast(form)
        except TypeError as error:
            raise _damaged(self._path) from error

    def trie(self, name: str) -> marisa_trie.Trie:
        """Return a section as a trie; it stays mapped.

        Raises:
            IndexFileError: If the section is no trie.
        """
        trie = marisa_trie.Trie()
        try:
            trie.map(self._views[name])
        except (RuntimeError, ValueError) as error:  # the trie library's own words for what is none of its own
            raise _damaged(self._path) from error
        return trie


def verify(path: Path) -> None:
    """Read a whole index file and compare it with the hash in its header.

    Raises:
        IndexFileError: If the file is missing, or differs from what was compiled in any byte.
    """
    header = dict(MappedSections(path).header)
    told = header.pop("hash")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        remaining = _length(header["sections"])
        while remaining and (piece := file.read(min(_CHUNK, remaining))):
            digest.update(piece)
            remaining -= len(piece)
    digest.update(json.dumps(header, sort_keys=True).encode())
    if digest.hexdigest() != told:
        raise _changed(path)


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise IndexFileError(f"no index at {path}: compile one with `namenorm gazetteer compile`") from error
    except (ValueError, OSError) as error:
        raise IndexFileError(f"{path} cannot be read as an index: {error}") from error


def _parsed(data: mmap.mmap) -> dict[str, Any] | None:
    """Return the header at the end of a file, None if there is none that fits the file."""
    if len(data) < FOOTER.size:
        return None
    checksum, _, length, magic = FOOTER.unpack(data[-FOOTER.size :])
    base = len(data) - FOOTER.size - length
    if magic != MAGIC or base < 0:
        return None
    head = data[base : base + length]
    if zlib.crc32(head) != checksum:
        return None
    header: dict[str, Any] = json.loads(head)
    fits = header["format"] == FORMAT and all(fact in header for fact in _FACTS)
    return header if fits and set(header["sections"]) == set(SECTIONS) and _length(header["sections"]) == base else None


def _spans(lengths: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for name in SECTIONS:
        yield name, start, start + lengths[name]
        start += lengths[name] + -lengths[name] % ALIGNMENT


def _length(lengths: dict[str, int]) -> int:
    return sum(length + -length % ALIGNMENT for length in lengths.values())


def _is_sound(data: mmap.mmap, lengths: dict[str, int]) -> bool:
    told: int = FOOTER.unpack(data[-FOOTER.size :])[1]
    with memoryview(data) as whole, whole[: _length(lengths)] as sections:
        return zlib.crc32(sections) == told


def _changed(path: Path) -> IndexFileError:
    mends = "compile it again, or install namenorm again if it came with it"
    return IndexFileError(f"{path} was changed after it was compiled, or is damaged: {mends}")


def _damaged(path: Path) -> IndexFileError:
    return IndexFileError(f"{path} is not an index of this version, or was cut off: compile it again")
