"""Regular expressions made of word lists: the longest word first, and whole words only where letters are words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[object]) -> str:
    """Return a pattern that matches any of some words, the longest that fits; nothing where there are none."""
    ordered = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(_whole(word) for word in ordered) or r"(?!)"


def _whole(word: str) -> str:
    """Escape a word; where it ends in a letter of an alphabet, no further letter may follow."""
    tail = r"(?![^\W\d_])" if word[-1].isalpha() and not _is_ideograph(word[-1]) else ""
    return re.escape(word).replace(r"\ ", r"[\s-]") + tail


def _is_ideograph(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"
