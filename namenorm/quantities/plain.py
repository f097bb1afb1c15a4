"""A text as the readers of quantities want it: digits of any script as ASCII, everything else where it was."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {"，": ",", "．": ".", "％": "%", "٬": ",", "،": ",", "٫": ".", "　": " ", "\u00a0": " ", "\u202f": " "}
)


def plain(text: str) -> str:
    """Return a text of the same length with its decimal digits, full stops, commas and signs for per cent in ASCII."""
    if text.isascii():
        return text
    foreign = {char: str(unicodedata.decimal(char)) for char in set(text) if not char.isascii() and char.isdecimal()}
    return text.translate(_SAME | {ord(char): digit for char, digit in foreign.items()})


def grouped(digits: str, group: str = ",", decimal: str = ".") -> float:
    """Return the number that digits with marks between them are: "1,234.5" is 1234.5."""
    return float(digits.replace(group, "").replace(decimal, "."))
