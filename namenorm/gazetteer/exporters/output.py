"""A file that stands at its place only when it is complete, and knows its size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from namenorm.gazetteer.whole_file import beside


class Output:
    """Text that is written as UTF-8.

    Attributes:
        size: Bytes so far.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Write to an open file."""
        self._file = file
        self.size = 0

    def write(self, text: str) -> None:
        """Write a text; a lone surrogate, which UTF-8 does not have, becomes a question mark."""
        self.size += self._file.write(text.encode("utf-8", "replace"))


@contextmanager
def writing(path: Path) -> Iterator[Output]:
    """Open a file beside its place, and move it there at the end; after a fault nothing is changed.

    Raises:
        OSError: If the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as file:
        yield Output(file)
