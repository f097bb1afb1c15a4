"""The text of an XML file in pieces, whatever its encoding: by byte order mark, declaration, or as it is given."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from namenorm.errors import InputError

_CHUNK = 65536
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def xml_encoding(path: Path) -> str:
    """Return the encoding that an XML file says it is in.

    Raises:
        InputError: If it cannot be opened, or names an encoding that Python does not know.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    declared = _DECLARED.match(head.lstrip())
    named = declared[1].decode() if declared else "utf-8"
    found = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), named)
    try:
        return codecs.lookup(found).name
    except LookupError as error:
        raise InputError(f"{path}: says that it is in {named}, which is no encoding: give --encoding") from error


def pieces(path: Path, encoding: str) -> Iterator[str]:
    """Yield the text of a file in pieces of bounded size.

    Raises:
        InputError: If it is not in that encoding, or cannot be read.
    """
    lines = 1
    try:
        with path.open(encoding=encoding, newline="") as file:
            while piece := file.read(_CHUNK):
                lines += piece.count("\n")
                yield piece
    except LookupError as error:
        raise InputError(f"{encoding!r} is no encoding that Python knows: write utf-8, gb18030 or big5") from error
    except UnicodeError as error:
        raise InputError(
            f"{path}: behind line {lines}: is not in {encoding} ({error.__class__.__name__}: "
            f"{getattr(error, 'reason', error)}): give the right --encoding"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
