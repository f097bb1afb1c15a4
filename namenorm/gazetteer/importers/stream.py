"""The lines of a large file, packed or not, with the place behind each, so that reading can go on there."""

from __future__ import annotations

import bz2
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from namenorm.errors import InputError

LONGEST = 64 * 1024 * 1024
"""Bytes of a line; what is longer is no record but a file without line breaks."""
_BUFFER = 1024 * 1024
_DAMAGED = (OSError, EOFError, ValueError, zlib.error)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    Attributes:
        number: Counted from 1.
        end: Bytes of the unpacked file up to and with its line break.
        text: Its bytes without the line break; empty where the line is longer than ``LONGEST``.
        too_long: Whether it is.
    """

    number: int
    end: int
    text: bytes
    too_long: bool = False


class Stream:
    """A file that is read line by line, in constant memory."""

    def __init__(self, path: Path, raw: IO[bytes], unpacked: IO[bytes]) -> None:
        """Read ``unpacked``, which takes its bytes from ``raw``; ``opened`` makes both."""
        self._path = path
        self._raw = raw
        self._unpacked = unpacked

    @property
    def consumed(self) -> int:
        """Bytes of the file as it lies there that have been read: what progress is measured by."""
        return self._raw.tell() if self._raw.seekable() else 0

    def lines(self, number: int = 0, offset: int = 0) -> Iterator[Line]:
        """Yield the lines after a place: behind line ``number``, which ends at ``offset`` of the unpacked file.

        What is packed has to be unpacked up to there once more.

        Raises:
            InputError: If the file is damaged; the text says where.
        """
        try:
            self._skip(offset)
            while text := self._unpacked.readline(LONGEST + 1):
                size, whole = len(text), len(text) <= LONGEST
                if not whole:
                    size += self._rest_of_line()
                number, offset = number + 1, offset + size
                yield Line(number, offset, text.rstrip(b"\r\n") if whole else b"", not whole)
        except _DAMAGED as error:
            raise InputError(
                f"{self._path}: damaged or cut off behind line {number} ({error}): fetch it again, "
                "compare its checksum, and run the same command; what was read so far is kept"
            ) from error

    def _skip(self, offset: int) -> None:
        if self._unpacked.seekable():
            self._unpacked.seek(offset)
            return
        while offset > 0:
            got = len(self._unpacked.read(min(offset, _BUFFER)))
            if not got:
                return
            offset -= got

    def _rest_of_line(self) -> int:
        size = 0
        while part := self._unpacked.readline(_BUFFER):
            size += len(part)
            if part.endswith(b"\n"):
                break
        return size


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """Open a file by the ending of its name: ``.gz``, ``.bz2`` or as it is; ``-`` is standard input.

    Raises:
        InputError: If the file is not there, or its kind cannot be unpacked here.
    """
    if str(path) == "-":
        yield Stream(path, sys.stdin.buffer, sys.stdin.buffer)
        return
    try:
        raw = path.open("rb", buffering=_BUFFER)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    with raw, _unpacked(path, raw) as unpacked:
        yield Stream(path, raw, unpacked)


def _unpacked(path: Path, raw: IO[bytes]) -> IO[bytes]:
    match path.suffix:
        case ".gz":
            return cast("IO[bytes]", BufferedReader(gzip.GzipFile(fileobj=raw, mode="rb"), _BUFFER))
        case ".bz2":
            return cast("IO[bytes]", BufferedReader(bz2.BZ2File(raw), _BUFFER))
        case ".zst":
            raise InputError(f"{path}: is not unpacked here: zstd -dc {path} | namenorm gazetteer import … -")
    return raw
