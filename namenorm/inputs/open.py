"""Files that are read whole, to be written again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from namenorm.inputs.aligned import open_aligned
from namenorm.inputs.files import BOM, decode, is_packed, kind_of
from namenorm.inputs.html import open_html
from namenorm.inputs.parquet import open_parquet
from namenorm.inputs.pieces import File, Held, Piece, TextFile, Written
from namenorm.inputs.read import STDIN, unreadable
from namenorm.inputs.records import open_records
from namenorm.inputs.table import open_table
from namenorm.inputs.tmx import open_tmx
from namenorm.inputs.values import About, Fault, Kind
from namenorm.inputs.xliff import open_xliff
from namenorm.values import Edit, apply_edits


def open_file(
    path: str, *, kind: Kind | None = None, about: About | None = None, stdin: BinaryIO | None = None
) -> File | Fault:
    """Return a file, or ``-``, with its documents and the way back into it, or why it cannot be read."""
    if path != STDIN and Path(path).is_dir():
        return Fault(path, None, "a folder", "name one file in it")
    if is_packed(path):
        return Fault(path, None, "a packed file, which is not written back", "unpack it first")
    try:
        data = (stdin or sys.stdin.buffer).read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        return unreadable(path, error)
    return open_bytes(data, path, kind_of(path, kind), about or About())


def open_bytes(data: bytes, path: str, kind: Kind, about: About) -> File | Fault:
    """Return the documents in the bytes of a file and the way back, or why they cannot be read."""
    return _OPENERS[kind](data, path, about)


def rewritten(file: File, edits: Sequence[Sequence[Edit]], path: str, kind: Kind, about: About) -> Written | Fault:
    """Return a file with edits made, after reading what would be written once more.

    Each document must then read as its edits say, and every other thing as before; where it does not, nothing is
    written, and the fault says so.
    """
    written = file.write(edits)
    again = open_bytes(written.data, path, kind, about)
    if isinstance(again, Fault) or _texts(again) != _expected(file, written):
        problem = "written back, it would not read as it should"
        return Fault(path, None, problem, "make the rewrites by hand: namenorm fix --show lists them")
    return written


def _texts(file: File) -> list[str | Fault]:
    return [one if isinstance(one, Fault) else one.text for one in file.contents]


def _expected(file: File, written: Written) -> list[str | Fault]:
    made = iter(written.made)
    return [one if isinstance(one, Fault) else apply_edits(one.text, next(made)) for one in file.contents]


def _open_text(data: bytes, path: str, about: About) -> TextFile | Fault:
    text = decode(data, path)
    if isinstance(text, Fault):
        return text
    held = Held(about.document(path, text), (Piece(0, len(text), 0, len(text), True, "plain"),))
    return TextFile(text, (held,), prefix=BOM if data.startswith(BOM) else b"")


_OPENERS: dict[Kind, Callable[[bytes, str, About], File | Fault]] = {
    "text": _open_text,
    "html": open_html,
    "jsonl": open_records,
    "csv": open_table,
    "parquet": open_parquet,
    "xliff": open_xliff,
    "tmx": open_tmx,
    "aligned": open_aligned,
}
