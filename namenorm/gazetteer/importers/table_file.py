"""The rows of a CSV or TSV file with the lines on which they begin: encoding and delimiter found, faults as values."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from namenorm.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = ("utf-8", "gb18030")
_DELIMITERS = "\t,;|"
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line on which it begins, its cells, and why they cannot be read if they cannot."""

    line: int
    cells: tuple[str, ...] = ()
    fault: str = ""


def encoding_of(path: Path) -> str:
    """Return the encoding of a file: by its byte order mark, else UTF-8 or GB18030, whichever all of it is in.

    Big5 cannot be told from GB18030 by its bytes, and has to be given.

    Raises:
        InputError: If it is in none of these, or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    found = marked or next((one for one in _TRIED if _is_in(path, one)), None)
    if found is None:
        raise InputError(f"{path}: neither UTF-8 nor GB18030: give --encoding, such as big5 or shift_jis")
    return found


def rows(path: Path, encoding: str, delimiter: str = "") -> Iterator[Row]:
    """Yield the rows of a file, the heading first; empty rows are passed over.

    Args:
        path: The file.
        encoding: As Python calls it.
        delimiter: Between cells; by default whichever of tab, comma, semicolon and bar the heading has most of.

    Raises:
        InputError: If the file cannot be opened or is not in that encoding.
    """
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter or _delimiter(file.readline(65536)))
            file.seek(0)
            yield from _rows(reader)
    except LookupError as error:
        raise InputError(f"{encoding!r} is no encoding that Python knows: write utf-8, gb18030 or big5") from error
    except UnicodeError as error:
        raise InputError(f"{path}: is not in {encoding}: {error}: give another --encoding") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _rows(reader: Iterator[list[str]]) -> Iterator[Row]:
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # csv's reader has no public type
        try:
            cells = tuple(one.strip() for one in next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, fault=f"cannot be read: {error}; is a quotation mark left open?")
            continue
        if any(cells):
            yield Row(line, cells)


def _delimiter(heading: str) -> str:
    return max(_DELIMITERS, key=heading.count)


def _is_in(path: Path, encoding: str) -> bool:
    decode = codecs.getincrementaldecoder(encoding)().decode
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decode(chunk)
        decode(b"", final=True)
    except UnicodeError:
        return False
    return True
