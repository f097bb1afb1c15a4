"""Tables with a header line: CSV (RFC 4180) with commas or semicolons, and tab-separated values.

Tab-separated values have no quotation marks by their registration (IANA, text/tab-separated-values), but spreadsheets
write them so. A row is a line there, and a field is quoted only where it is so from its beginning to its end, as in
CSV; otherwise the marks are of the text, which often begins with a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from namenorm.inputs.files import BOM, decode
from namenorm.inputs.pieces import Held, Piece, Style, TextFile
from namenorm.inputs.records import document_of
from namenorm.inputs.values import FIELDS, About, Fault
from namenorm.values import Document

_DELIMITERS = ",;\t"
_CLOSING = re.compile(r'(?:[^"]|"")*+"')
_CLOSES = re.compile(rb'(?:[^"]|"")*+"')
_OPENS = re.compile(rb'(?:\A|[,;\t])"')
_UNQUOTED = {one: re.compile(rf"[^{one}\r\n]*") for one in _DELIMITERS}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a row: its text, and where its content stands (without quotation marks)."""

    text: str
    at: int
    until: int
    quoted: bool


def read_table(stream: BinaryIO, path: str, about: About) -> Iterator[Document | Fault]:
    """Yield the document of each row, or what is wrong with it.

    The first row names the columns; those called as the fields of a document are read, the others passed over. At most
    one row is held at a time.
    """
    for one in _held(_decoded(_records(stream), path), path, about):
        yield one.document if isinstance(one, Held) else one


def open_table(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the documents of a table and the way back into it."""
    raw = decode(data, path)
    if isinstance(raw, Fault):
        return raw
    records = _records(line.encode() for line in _lines(raw))
    held = tuple(_held(_decoded(records, path), path, about))
    return TextFile(raw, held, prefix=BOM if data.startswith(BOM) else b"")


def _lines(raw: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", raw)


def _records(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the number of its first line and the bytes of each row; within quotation marks newlines do not end it."""
    waiting: list[bytes] = []
    first, inside, tabs = 1, False, False
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(BOM)
        waiting.append(line)
        inside = not tabs and _ends_inside(line, inside)
        if not inside:
            record = b"".join(waiting)
            tabs = tabs or (first == 1 and _delimiter(record.decode("utf-8", "replace")) == "\t")
            yield first, record
            waiting, first = [], number + 1
    if waiting:
        yield first, b"".join(waiting)


def _ends_inside(line: bytes, inside: bool) -> bool:
    """Tell whether a line ends within quotation marks that a field opened."""
    at = 0
    while True:
        if inside:
            closing = _CLOSES.match(line, at)
            if closing is None:
                return True
            at = closing.end()
        opening = _OPENS.search(line, at)
        if opening is None:
            return False
        at, inside = opening.end(), True


def _decoded(records: Iterable[tuple[int, bytes]], path: str) -> Iterator[tuple[int, str] | Fault]:
    for line, data in records:
        text = decode(data, path, line)
        if isinstance(text, Fault):
            yield text
            if b"\x00" in data:
                return
        else:
            yield line, text


def _held(records: Iterator[tuple[int, str] | Fault], path: str, about: About) -> Iterator[Held | Fault]:
    header = next(records, None)
    if header is None:
        yield Fault(path, None, "an empty table", "give a table whose first line names its columns")
        return
    if isinstance(header, Fault):
        yield header
        return
    delimiter = _delimiter(header[1])
    names = [one.text.strip() for one in _fields(header[1], delimiter) or ()]
    fault = _bad_header(names, path, about)
    if fault:
        yield fault
        return
    at = len(header[1])
    for record in records:
        if isinstance(record, Fault):
            yield record
            continue
        if record[1].strip():
            yield _row(record, at, names, delimiter, path, about)
        at += len(record[1])


def _row(record: tuple[int, str], at: int, names: list[str], delimiter: str, path: str, about: About) -> Held | Fault:
    line, text = record
    fields = _fields(text, delimiter)
    if fields is None:
        return Fault(path, line, "a quotation mark that nothing closes, or text behind one that closes", _QUOTES)
    if len(fields) != len(names):
        problem = f"{len(fields)} fields, where the first line names {len(names)}"
        return Fault(path, line, problem, "put quotation marks round a field that holds a delimiter")
    by_name = dict(zip(names, fields, strict=True))
    place = by_name[about.column("text")]
    said = {name: one.text for name, one in by_name.items() if one.text or one is place}
    document = document_of(said, path, line, about)
    return document if isinstance(document, Fault) else Held(document, tuple(_pieces(text, place, at, delimiter)))


_QUOTES = 'write a quotation mark within quotation marks twice: ""'


def _delimiter(header: str) -> str:
    """Return the delimiter that stands most often in a header, outside quotation marks."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def _bad_header(names: list[str], path: str, about: About) -> Fault | None:
    unknown = [name for field, name in about.columns if field in FIELDS and name not in names]
    if about.column("text") in names and not unknown:
        return None
    missing = unknown[0] if unknown else about.column("text")
    shown = ", ".join(names)[:200]
    remedy = "say which one holds the translation: --column text=NAME" if not unknown else "check --column"
    return Fault(path, 1, f'no column "{missing}"; its columns are {shown}', remedy)


def _fields(record: str, delimiter: str) -> list[_Field] | None:
    """Return the fields of a row, or None where its quotation marks do not close."""
    found: list[_Field] = []
    at = 0
    while True:
        field = _quoted(record, at + 1) if record.startswith('"', at) else _bare(record, at, delimiter)
        if delimiter == "\t" and (field is None or not _ends_field(record, field.until + field.quoted)):
            field = _bare(record, at, delimiter)
        if field is None:
            return None
        found.append(field)
        at = field.until + field.quoted
        if record.startswith(delimiter, at):
            at += 1
        else:
            return found if not record[at:].strip("\r\n") else None


def _ends_field(record: str, at: int) -> bool:
    return at == len(record) or record[at] in "\t\r\n"


def _quoted(record: str, at: int) -> _Field | None:
    match = _CLOSING.match(record, at)
    if match is None:
        return None
    return _Field(record[at : match.end() - 1].replace('""', '"'), at, match.end() - 1, True)


def _bare(record: str, at: int, delimiter: str) -> _Field:
    match = _UNQUOTED[delimiter].match(record, at)
    end = match.end() if match else at
    return _Field(record[at:end], at, end, False)


def _pieces(record: str, field: _Field, along: int, delimiter: str) -> Iterator[Piece]:
    if not field.quoted:
        style: Style = "tab-field" if delimiter == "\t" else "field"
        yield Piece(0, len(field.text), along + field.at, along + field.until, True, style)
        return
    offset = 0
    for unit in re.finditer('""|[^"]+', record[field.at : field.until]):
        literal = unit[0] != '""'
        length = len(unit[0]) if literal else 1
        at = along + field.at + unit.start()
        yield Piece(offset, offset + length, at, at + len(unit[0]), literal, "quoted-field")
        offset += length
