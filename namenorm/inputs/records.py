"""JSON lines: one object a line, one document an object; and where the text of a record stands in its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from json import JSONDecoder
from typing import Any, BinaryIO

from namenorm.dates import iso_date
from namenorm.errors import InputError
from namenorm.inputs.files import BOM, LONGEST, decode, lines
from namenorm.inputs.pieces import Held, Piece, Style, TextFile
from namenorm.inputs.values import FIELDS, About, Fault
from namenorm.values import Document

_SPACE = re.compile(r"[ \t\n\r]*")
_UNIT = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+")
_DECODER = JSONDecoder()


def text_pieces(line: str, name: str) -> list[Piece]:
    """Return where the string under a name of the line's object stands, in pieces of that string.

    The line is valid JSON, an object that has the name with a string; where it stands twice, the last one counts, as it
    does for the decoder.
    """
    found: list[Piece] = []
    at = _SPACE.match(line, line.index("{") + 1).end()  # type: ignore[union-attr]
    while line[at] != "}":
        key, at = _DECODER.raw_decode(line, at)
        value = _after_space(line, _after_space(line, at) + 1)
        _, at = _DECODER.raw_decode(line, value)
        if key == name:
            found = list(_string_pieces(line, value + 1, at - 1))
        at = _after_space(line, at)
        if line[at] == ",":
            at = _after_space(line, at + 1)
    return found


def _after_space(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def _string_pieces(line: str, at: int, until: int) -> Iterator[Piece]:
    style: Style = "json-ascii" if line.isascii() else "json"
    offset = 0
    for unit in _UNIT.finditer(line, at, until):
        literal = unit[0][0] != "\\"
        length = len(unit[0]) if literal else 1
        yield Piece(offset, offset + length, unit.start(), unit.end(), literal, style)
        offset += length


_OPTIONAL = ("lang", "source", "source_lang", "published", "outlet")


def read_records(stream: BinaryIO, path: str, about: About) -> Iterator[Document | Fault]:
    """Yield the document of each line, or what is wrong with the line; blank lines are passed over.

    Fields other than those of ``Document`` are ignored, so that a dump of articles can be read as it is. A record
    without ``id`` is named by its file and line. A NUL byte ends the reading: the file is binary or UTF-16, and a
    fault for each of its lines would say nothing more.
    """
    for number, line in enumerate(lines(stream), 1):
        if line is None:
            yield Fault(path, number, f"a line of more than {LONGEST >> 20} MiB", "divide the document")
            continue
        raw = line.removeprefix(BOM) if number == 1 else line
        if b"\x00" in raw:
            yield _not_lines(raw, path)
            return
        if raw.strip():
            yield _record(raw, path, number, about)


def _not_lines(raw: bytes, path: str) -> Fault:
    fault = decode(raw, path)
    return fault if isinstance(fault, Fault) else Fault(path, None, "binary data, not text", "give JSON lines in UTF-8")


def open_records(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the documents of JSON lines and the way back into them."""
    mark = BOM if data.startswith(BOM) else b""
    raw = decode(data, path)
    if isinstance(raw, Fault):
        return raw
    return TextFile(raw, tuple(_held(raw, path, about)), prefix=mark)


def _held(raw: str, path: str, about: About) -> Iterator[Held | Fault]:
    at = 0
    # As bytes are divided when they are read line by line: at newlines alone.
    for number, line in enumerate(raw.split("\n"), 1):
        if line.strip():
            one = _parsed(line, path, number, about)
            if isinstance(one, Fault):
                yield one
            else:
                pieces = text_pieces(line, about.column("text"))
                yield Held(one, tuple(piece.moved(0, at) for piece in pieces))
        at += len(line) + 1


def _record(raw: bytes, path: str, number: int, about: About) -> Document | Fault:
    text = decode(raw, path, number)
    return text if isinstance(text, Fault) else _parsed(text, path, number, about)


def _parsed(text: str, path: str, number: int, about: About) -> Document | Fault:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Fault(path, number, f"not JSON ({_reason(error)})", "write one JSON object a line")
    if not isinstance(record, dict):
        problem = f"a JSON {_TYPES[type(record)]}, not an object"
        return Fault(path, number, problem, 'write {"id": …, "text": …}, one object a line')
    return document_of(record, path, number, about)


def document_of(record: Mapping[str, Any], path: str, number: int, about: About) -> Document | Fault:
    """Return the document of a record, its fields under the names that ``about`` gives, or what is wrong with it."""
    fields = {name: record.get(about.column(name)) for name in FIELDS}
    fault = _fault(fields, path, number, about)
    return fault or _document(fields, f"{path}:{number}", about)


_TYPES: dict[type, str] = {
    list: "list",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    dict: "object",
}


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long to read"


def _fault(record: Mapping[str, Any], path: str, number: int, about: About) -> Fault | None:
    if record.get("text") is None:
        name = about.column("text")
        return Fault(path, number, f'no "{name}"', f'give the translation as "{name}"')
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | None):
        return _wrong_type("id", identifier, path, number)
    for name in ("text", *_OPTIONAL):
        value = record.get(name)
        if name != "published" and value is not None and not isinstance(value, str):
            return _wrong_type(name, value, path, number)
    return _broken_text(record, path, number) or _bad_date(record, path, number)


def _wrong_type(name: str, value: object, path: str, number: int) -> Fault:
    problem = f'"{name}" is a {_TYPES.get(type(value), type(value).__name__)}, not a string'
    return Fault(path, number, problem, f'write "{name}" in quotation marks')


def _broken_text(record: Mapping[str, Any], path: str, number: int) -> Fault | None:
    for name in ("id", "text", *_OPTIONAL):
        value = record.get(name)
        if isinstance(value, str) and not _encodable(value):
            remedy = "write characters beyond U+FFFF as a pair of escapes, or as themselves in UTF-8"
            return Fault(path, number, f'"{name}" holds half of a surrogate pair', remedy)
    return None


def _encodable(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _bad_date(record: Mapping[str, Any], path: str, number: int) -> Fault | None:
    published = record.get("published")
    try:
        iso_date(published)
    except InputError:
        return Fault(path, number, f'"published" is {published!r}, not a date of ISO 8601', "write it as 2024-07-03")
    return None


def _document(record: Mapping[str, Any], place: str, about: About) -> Document:
    known = {name: record[name] for name in _OPTIONAL if record.get(name)}
    identifier = record.get("id")
    named = place if identifier is None else str(identifier)
    return Document(named, record["text"], **{"lang": about.lang, **_unless_known(about, known), **known})


def _unless_known(about: About, known: dict[str, str]) -> dict[str, Any]:
    names = ("source", "source_lang", "published", "outlet")
    return {name: getattr(about, name) for name in names if name not in known}
