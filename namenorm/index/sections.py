"""The index file as named sections: how it is written, with their hash."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from namenorm.index.layout import ALIGNMENT, FOOTER, FORMAT, MAGIC

_CHUNK = 1 << 20


class SectionWriter:
    """Writes sections beside a target; ``finish`` moves the file there, so that a reader sees the old or the new."""

    def __init__(self, target: Path) -> None:
        """Open a file beside ``target``, whose folder is made."""
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        self._out, self._path, self._target = os.fdopen(handle, "wb"), Path(name), target
        self._digest, self._checksum = hashlib.sha256(), 0
        self._lengths: dict[str, int] = {}

    def add(self, name: str, data: bytes | bytearray | memoryview) -> None:
        """Write a section, and what fills it up so that the next one is aligned."""
        self._write(data)
        self._end(name, len(data))

    def add_file(self, name: str, path: Path) -> None:
        """Write a section from a file."""
        length = 0
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                self._write(piece)
                length += len(piece)
        self._end(name, length)

    def _end(self, name: str, length: int) -> None:
        self._write(b"\0" * (-length % ALIGNMENT))
        self._lengths[name] = length

    def _write(self, data: bytes | bytearray | memoryview) -> None:
        self._digest.update(data)
        self._checksum = zlib.crc32(data, self._checksum)
        self._out.write(data)

    def finish(self, header: dict[str, Any]) -> str:
        """Write the header, move the file to its place, and return the hash of the sections and the header's facts."""
        facts = {**header, "format": FORMAT, "sections": self._lengths}
        self._digest.update(json.dumps(facts, sort_keys=True).encode())
        head = json.dumps({**facts, "hash": self._digest.hexdigest()}, sort_keys=True).encode()
        self._out.write(head)
        self._out.write(FOOTER.pack(zlib.crc32(head), self._checksum, len(head), MAGIC))
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()
        os.chmod(self._path, 0o644)
        os.replace(self._path, self._target)
        return self._digest.hexdigest()

    def discard(self) -> None:
        """Remove what was written, if it was not moved."""
        with suppress(OSError):  # on a full disk, its buffer is flushed in vain once more
            self._out.close()
        self._path.unlink(missing_ok=True)
