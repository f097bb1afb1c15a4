"""Documents out of paths."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from namenorm.inputs.aligned import open_aligned
from namenorm.inputs.files import BROKEN, broken, decode, files_in, kind_of, read_whole, unpacked
from namenorm.inputs.html import html_text
from namenorm.inputs.parquet import read_parquet
from namenorm.inputs.pieces import File
from namenorm.inputs.records import read_records
from namenorm.inputs.table import read_table
from namenorm.inputs.tmx import read_tmx
from namenorm.inputs.values import About, Fault, Kind
from namenorm.inputs.xliff import open_xliff
from namenorm.values import Document

STDIN = "-"
Watch = Callable[[BinaryIO], BinaryIO]
"""What is put between an opened file and whoever reads it, to see how far the reading is."""


def read_documents(
    paths: Iterable[str | Path],
    *,
    kind: Kind | None = None,
    about: About | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch | None = None,
) -> Iterator[Document | Fault]:
    """Yield the documents of files, folders and ``-`` (standard input) in order, and a fault for each that has none.

    At most one file is held at a time, of JSON lines, tables, Parquet and translation memories a few documents. A text
    file keeps its newlines, so offsets are those of the file's own text. The identifier is the path as given, or a
    record's own, or that of a unit behind the path. Files packed with gzip or Zstandard (``.gz``, ``.zst``) are
    unpacked as they are read.

    Args:
        paths: Files; folders, searched for texts, web pages, JSON lines, XLIFF and TMX; or ``-``.
        kind: How to read every file, whatever its name; by the name's ending unless given, else text.
        about: What is known of documents that do not say it themselves.
        stdin: Where ``-`` reads from; the process's standard input unless given.
        watch: Put between each file and its reader.
    """
    known = about or About()
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stream(stdin or sys.stdin.buffer, STDIN, kind or "text", known)
        else:
            for found in files_in(path):
                yield from (found,) if isinstance(found, Fault) else _from_file(found, kind, known, watch)


def read_source(path: str) -> str | Fault:
    """Return the text of a file that holds the original of a page."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        return unreadable(path, error)
    return html_text(data, path) if kind_of(path, None) == "html" else decode(data, path)


def unreadable(path: str, error: OSError) -> Fault:
    """Return the fault of a file that the system does not let us read."""
    missing = isinstance(error, FileNotFoundError)
    problem = "no such file" if missing else f"cannot be read ({(error.strerror or str(error)).lower()})"
    return Fault(path, None, problem, "check the path" if missing else "check that it is a readable file")


def _from_file(path: str, kind: Kind | None, about: About, watch: Watch | None) -> Iterator[Document | Fault]:
    try:
        with Path(path).open("rb") as file:
            stream = unpacked(watch(file) if watch else file, path)
            yield from (
                (stream,) if isinstance(stream, Fault) else _from_stream(stream, path, kind_of(path, kind), about)
            )
    except OSError as error:
        yield unreadable(path, error)
    except BROKEN as error:
        yield broken(path, error)


def _from_stream(stream: BinaryIO, path: str, kind: Kind, about: About) -> Iterator[Document | Fault]:
    if kind in _STREAMED:
        yield from _STREAMED[kind](stream, path, about)
        return
    data = read_whole(stream, path)
    whole = data if isinstance(data, Fault) else _WHOLE[kind](data, path, about)
    yield from (whole,) if isinstance(whole, Document | Fault) else whole.contents


def _text_document(data: bytes, path: str, about: About) -> Document | Fault:
    text = decode(data, path)
    return text if isinstance(text, Fault) else about.document(path, text)


def _page_document(data: bytes, path: str, about: About) -> Document | Fault:
    text = html_text(data, path)
    return text if isinstance(text, Fault) else about.document(path, text)


_STREAMED: dict[Kind, Callable[[BinaryIO, str, About], Iterator[Document | Fault]]] = {
    "jsonl": read_records,
    "csv": read_table,
    "parquet": read_parquet,
    "tmx": read_tmx,
}
_WHOLE: dict[Kind, Callable[[bytes, str, About], Document | Fault | File]] = {
    "text": _text_document,
    "html": _page_document,
    "xliff": open_xliff,
    "aligned": open_aligned,
}
