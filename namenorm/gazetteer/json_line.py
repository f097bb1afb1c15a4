"""A line of a bulk file as the object that it holds, made of text alone."""

from __future__ import annotations

import json
from typing import Any

_ESCAPED = "\\u"  # an escape can make half of a surrogate pair, which no file in UTF-8 can hold


def object_of(line: str) -> dict[str, Any]:
    """Return the object of a line; bytes that were no UTF-8 stand in the line as surrogates.

    Raises:
        ValueError: If it is no JSON object, or holds what is no text; the message says so.
    """
    try:
        raw = json.loads(line)
    except RecursionError as error:
        raise ValueError("lists or objects within one another without end") from error
    if not isinstance(raw, dict):
        raise ValueError("a line is a JSON object")
    if not line.isascii() and not _is_text(line):
        raise ValueError("bytes that are not UTF-8: save the file again as UTF-8")
    if _ESCAPED in line and not _is_text(json.dumps(raw, ensure_ascii=False)):
        raise ValueError("half of a surrogate pair: write both halves, or the character itself")
    return raw


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
