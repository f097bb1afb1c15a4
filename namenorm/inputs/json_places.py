"""Where the text of a record stands in its line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder

from namenorm.inputs.pieces import Piece, Style

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
