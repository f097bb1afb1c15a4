"""Files on their way to a document: which ones a path stands for, unpacked, and from bytes to text.

gzip is the standard library's, Zstandard pyarrow's, which tells a file that was cut short. Both unpack piece by piece,
so that a small file that unpacks to a huge one takes no more memory than its longest line. Text is UTF-8, or a fault
that names the encoding that the bytes look like.
"""

from __future__ import annotations

import codecs
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from namenorm.inputs.values import Fault, Kind

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


_DOCUMENTS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".mxliff": "xliff",
    ".tmx": "tmx",
}
# Tables hold all sorts of things: one that is named is read, one that lies in a folder is not.
_KINDS: dict[str, Kind] = {**_DOCUMENTS, ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}


def kind_of(path: str, kind: Kind | None) -> Kind:
    """Return ``kind`` where it is given, else what the name's ending says, else ``text``."""
    return kind or _KINDS.get(_ending(path), "text")


def _ending(path: str) -> str:
    """Return the ending of a name that tells what is in the file, before one that tells of packing."""
    return Path(bare_name(path)).suffix.lower()


def files_in(path: str | Path) -> Iterator[str | Fault]:
    """Yield a file's own path, or the readable files below a folder in the order of their names.

    Hidden files and folders (``.git``) are passed over, links to folders not followed.
    """
    if not Path(path).is_dir():
        yield str(path)
        return
    found = False
    for one in _below(str(path)):
        found = True
        yield one
    if not found:
        yield Fault(
            str(path), None, "a folder without documents", "put .txt, .html, .jsonl, .xlf or .tmx files into it"
        )


def _below(folder: str) -> Iterator[str | Fault]:
    faults: list[Fault] = []

    def note(error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        faults.append(Fault(str(error.filename), None, f"cannot be read ({reason})", "check the folder's permissions"))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _ending(name) in _DOCUMENTS:
                yield os.path.join(root, name)
    yield from faults


BOM = codecs.BOM_UTF8
_WIDE_MARKS = {codecs.BOM_UTF16_LE: "UTF-16LE", codecs.BOM_UTF16_BE: "UTF-16BE"}
_SAMPLE = 1 << 16
_DAMAGED = "save it again as UTF-8: some of its bytes are damaged"


def decode(data: bytes, path: str, line: int | None = None) -> str | Fault:
    """Return the text of UTF-8 bytes, newlines as they stand and without a byte order mark.

    A byte order mark belongs to the encoding and not to the text (Unicode Standard 23.8), so offsets do not count it.
    """
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, line, error)
    if "\x00" in text:
        return _binary(path, line)
    return text


def encoding_of(data: bytes) -> str | None:
    """Return the encoding that bytes look like, under the name that iconv and Python know, or None for binary data.

    Where nothing speaks for another, the answer is UTF-8.
    """
    for mark, name in _WIDE_MARKS.items():
        if data.startswith(mark):
            return name
    if b"\x00" in data[:_SAMPLE]:
        return None
    from resiliparse.parse.encoding import detect_encoding

    return detect_encoding(data, max_len=_SAMPLE)


def _not_utf8(data: bytes, path: str, line: int | None, error: UnicodeDecodeError) -> Fault:
    looks = encoding_of(data)
    if looks is None:
        return _binary(path, line)
    place = f"byte {data[error.start]:#04x} at position {error.start}"
    if _has_surrogates(data):
        return Fault(path, line, f"not valid UTF-8 ({place}: half of a surrogate pair)", _DAMAGED)
    if looks in ("utf-8", "ascii"):
        return Fault(path, line, f"not valid UTF-8 ({place})", _DAMAGED)
    name = looks.upper()
    remedy = f"convert it: iconv -f {name} -t UTF-8 FILE > NEW"
    return Fault(path, line, f"not UTF-8 ({place}): it looks like {name}", remedy)


def _has_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _binary(path: str, line: int | None) -> Fault:
    return Fault(path, line, "binary data, not text", "give a .txt, .html or .jsonl file in UTF-8")
