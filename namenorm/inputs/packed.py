"""Files that are packed with gzip or Zstandard, read as if they were not.

gzip is the standard library's, Zstandard pyarrow's, which tells a file that was cut short. Both unpack piece by piece,
so that a small file that unpacks to a huge one takes no more memory than its longest line.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from namenorm.inputs.values import Fault

ENDINGS = (".gz", ".zst")
LONGEST = 1 << 29
"""The most bytes of one line, or of one text or page that comes packed. A document of ``Config.max_characters`` has
fewer, unless each of its characters is beyond U+FFFF or escaped."""
BROKEN = (EOFError, zlib.error)
"""What is raised, beside ``OSError``, by a packed file that is cut short or damaged."""


def bare_name(path: str) -> str:
    """Return the name of a file without the ending that tells of packing."""
    return path[: -len(Path(path).suffix)] if is_packed(path) else path


def is_packed(path: str) -> bool:
    """Tell whether a file's name says that it is packed."""
    return Path(path).suffix.lower() in ENDINGS


def unpacked(stream: BinaryIO, path: str) -> BinaryIO | Fault:
    """Return what is in a stream, unpacked if the file's name says that it is packed."""
    ending = Path(path).suffix.lower()
    if ending == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    return _from_zstandard(stream, path) if ending == ".zst" else stream


def broken(path: str, error: BaseException) -> Fault:
    """Return the fault of a packed file that is cut short or damaged."""
    return Fault(path, None, f"cannot be unpacked ({str(error).lower()})", "get the whole file again")


def read_whole(stream: BinaryIO, path: str) -> bytes | Fault:
    """Return all bytes of a file that holds one document, unless it unpacks to more than any document has."""
    if not is_packed(path):
        return stream.read()
    data = stream.read(LONGEST + 1)
    if len(data) <= LONGEST:
        return data
    return Fault(path, None, f"unpacks to more than {LONGEST >> 20} MiB", "divide it")


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None for one that is longer than any document."""
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line
        else:
            yield None
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)


def _from_zstandard(stream: BinaryIO, path: str) -> BinaryIO | Fault:
    try:
        import pyarrow as pa
    except ImportError:
        return Fault(path, None, "reading .zst needs pyarrow", "pip install 'namenorm[batch]'")
    plain = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    return io.BufferedReader(plain, 1 << 20)
