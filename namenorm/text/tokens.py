"""Words with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A word is letters and marks, with digits, inner apostrophes (but no English possessive) and inner periods of
# initialisms ("U.S."); a hyphen separates, because hyphens are the first thing that renderings of one name differ in.
# The pattern opens with one class of characters and gives back nothing that it took, so that gaps are passed at once.
_LETTERS = r"(?:[^\W_]++|[\u0300-\u036f]++)"  # an accent may follow its letter as a mark of its own
_WORD = re.compile(
    rf"[^\W_](?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)+|{_LETTERS}*+(?:['’ʼ](?=[^\W\d_])(?!s\b){_LETTERS}++)*+)"
)
_DIVIDED = re.compile(f"({_WORD.pattern})")


class Token(NamedTuple):
    """A word and its place.

    Attributes:
        text: The word as it stands.
        start: First code point.
        end: One past the last code point.
    """

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, in time linear in its length."""
    for match in _WORD.finditer(text):
        yield Token(match.group(), match.start(), match.end())


def divided(text: str) -> list[str]:
    """Return what stands between the words of a text, and the words, by turns: gap, word, gap, …, word, gap.

    The first and the last gap may be empty, and all of them together are the text.
    """
    return _DIVIDED.split(text)
