"""The files of an input and their chunks, always the same, as a run must find them again when it goes on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from namenorm.batch.values import Chunk
from namenorm.errors import InputError
from namenorm.inputs.files import files_in
from namenorm.inputs.read import STDIN
from namenorm.inputs.values import Fault
from namenorm.values import Document

_BUFFER = 1 << 18


class Listing:
    """What is there to read, and how far the reading is.

    Attributes:
        hash: Of names, sizes and times of change.
        size: In bytes.
    """

    def __init__(self, paths: Sequence[str | Path], out: Path) -> None:
        """Look the files up.

        Args:
            paths: Files and folders.
            out: The output, which must not lie in one of these.

        Raises:
            InputError: If one is missing or is standard input, or the output lies among them.
        """
        self._read, self.size, digest = 0, 0, hashlib.sha256()
        for path in paths:
            _refuse(Path(path), out)
            for file in files_in(path):
                facts = _facts(file)
                self.size += facts[1]
                digest.update(json.dumps(facts).encode())
        self.hash = digest.hexdigest()

    def watch(self, stream: BinaryIO) -> BinaryIO:
        """Return a stream that counts what is read of it."""
        return cast(BinaryIO, BufferedReader(_Counted(stream, self), _BUFFER))

    def count(self, size: int) -> None:
        """Count bytes that were read."""
        self._read += size

    def read(self) -> int:
        """Return how many bytes were read."""
        return min(self._read, self.size)


class _Counted(RawIOBase):
    """A file that says how much is read of it."""

    def __init__(self, stream: BinaryIO, listing: Listing) -> None:
        self._stream, self._listing = stream, listing

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object, /) -> int:
        size: int = self._stream.readinto(buffer)  # type: ignore[attr-defined]
        self._listing.count(size)
        return size


def _facts(file: str | Fault) -> tuple[str, int, int]:
    if isinstance(file, Fault):
        return (str(file), 0, 0)
    try:
        said = os.stat(file)
    except OSError:
        return (file, 0, 0)
    return (file, said.st_size, said.st_mtime_ns)


def _refuse(path: Path, out: Path) -> None:
    if str(path) == STDIN:
        raise InputError("- cannot be read twice, as a run that goes on must: put it into a file")
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    place = out.resolve()
    if path.resolve() == place or (path.is_dir() and path.resolve() in place.parents):
        raise InputError(f"{out} lies among the inputs, and would be read when the run goes on: put it elsewhere")


DOCUMENTS = 32
CHARACTERS = 400_000
"""A chunk ends with the document that brings it to so many: some tenths of a second of work."""


def chunks(contents: Iterable[Document | Fault], read: Callable[[], int]) -> Iterator[Chunk]:
    """Yield the chunks of an input.

    Args:
        contents: The documents in order, and faults where there is none.
        read: Tells how many bytes of the input were read.
    """
    number, waiting, length = 0, list[Document | Fault](), 0
    for one in contents:
        waiting.append(one)
        length += 0 if isinstance(one, Fault) else len(one.text) + len(one.source or "")
        if len(waiting) >= DOCUMENTS or length >= CHARACTERS:
            yield Chunk(number, tuple(waiting), read())
            number, waiting, length = number + 1, [], 0
    if waiting:
        yield Chunk(number, tuple(waiting), read())
