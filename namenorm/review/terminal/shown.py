"""Text of others as a terminal may show it: nothing in it commands, reorders or hides."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINERS = "\u200c\u200d"  # letters of Persian and of Indic scripts depend on them
_HIDDEN = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks by category, and nothing to be seen
_VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))  # terminals differ in their width
_PILE = 3  # marks on one letter: Vietnamese needs two
_STRAY = "\ufffd"
_SPACES = ("Zs", "Zl", "Zp")


def shown(text: str) -> str:
    """Return a text on one line with what a terminal would take for a command, or not show at all, made visible.

    White space becomes a space, control characters their pictures (␛). What would reorder the line, takes no room, or
    has no agreed width becomes U+FFFD, so that an editor sees that there is something. Of marks piled on one letter
    three stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_unpiled(text))


def clipped(text: str, longest: int) -> str:
    """Return a text with its middle left out where it has more than some characters."""
    half = longest // 2 - 1
    return text if len(text) <= longest else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def _unpiled(text: str) -> Iterator[str]:
    pile = 0
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        pile = pile + 1 if category in ("Mn", "Me") else 0
        if pile and not place:
            yield "\u25cc"  # a mark on nothing would sit on what stands before the text
        if pile <= _PILE and char not in _VARIANTS:
            yield _shown(char, category)


def _shown(char: str, category: str) -> str:
    if category in _SPACES or char in "\t\n\r\x0b\x0c\x85":
        return " "
    if category == "Cc":
        return chr(0x2400 + ord(char)) if char < " " else "\u2421" if char == "\x7f" else _STRAY
    hidden = category in ("Cf", "Cs", "Co", "Cn") and char not in _JOINERS
    return _STRAY if hidden or char in _HIDDEN else char
