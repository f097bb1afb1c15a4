"""Documents out of paths."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from namenorm.inputs.decode import BOM, decode
from namenorm.inputs.html import html_text
from namenorm.inputs.records import read_records
from namenorm.inputs.values import About, Fault, Kind, Page
from namenorm.inputs.walk import files_in, kind_of
from namenorm.values import Document

STDIN = "-"


def read_documents(
    paths: Iterable[str | Path],
    *,
    kind: Kind | None = None,
    about: About | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Fault]:
    """Yield the documents of files, folders and ``-`` (standard input) in order, and a fault for each that has none.

    At most one document is held at a time: JSON lines are read line by line, folders file by file. A text file keeps
    its newlines, so offsets are those of the file's own text. The identifier is the path as given, or a record's own.

    Args:
        paths: Files; folders, searched for ``.txt``, ``.html``, ``.htm`` and ``.jsonl``; or ``-``.
        kind: How to read every file, whatever its name; by the name's ending unless given, else text.
        about: What is known of documents that do not say it themselves.
        stdin: Where ``-`` reads from; the process's standard input unless given.
    """
    known = about or About()
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stream(stdin or sys.stdin.buffer, STDIN, kind or "text", known)
        else:
            for found in files_in(path):
                yield from (found,) if isinstance(found, Fault) else _from_file(found, kind, known)


def read_page(
    path: str, *, kind: Kind | None = None, about: About | None = None, stdin: BinaryIO | None = None
) -> Page | Fault:
    """Return the one document of a text or HTML file, or of ``-``, with what it takes to write the file again."""
    if kind_of(path, kind) == "jsonl":
        return Fault(path, None, "JSON lines hold many documents", "name one page, as .txt or .html")
    if path != STDIN and Path(path).is_dir():
        return Fault(path, None, "a folder", "name one page in it")
    try:
        data = (stdin or sys.stdin.buffer).read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        return unreadable(path, error)
    return _page(data, path, kind_of(path, kind), about or About())


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


def _from_file(path: str, kind: Kind | None, about: About) -> Iterator[Document | Fault]:
    try:
        with Path(path).open("rb") as stream:
            yield from _from_stream(stream, path, kind_of(path, kind), about)
    except OSError as error:
        yield unreadable(path, error)


def _from_stream(stream: BinaryIO, path: str, kind: Kind, about: About) -> Iterator[Document | Fault]:
    if kind == "jsonl":
        yield from read_records(stream, path, about)
    else:
        page = _page(stream.read(), path, kind, about)
        yield page if isinstance(page, Fault) else page.document


def _page(data: bytes, path: str, kind: Kind, about: About) -> Page | Fault:
    text = html_text(data, path) if kind == "html" else decode(data, path)
    if isinstance(text, Fault):
        return text
    prefix = BOM if kind == "text" and data.startswith(BOM) else b""
    return Page(about.document(path, text), prefix)
