"""A text as it is read: what only divides its lines or its letters is a space or nothing, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.text.line_ends import IsName, LineEnd, wraps
from namenorm.text.mojibake import broken
from namenorm.text.overlaps import overlapping
from namenorm.values import Span

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u2028"
_NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{_SPACES}{_NOTHING}]+")
_IS_SPACE = re.compile(f"[{_SPACES}]")
_LINE_END = re.compile(r"\r|\n(?<=[^\n]\n)[^\n]")
_RETURN = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class AsRead:
    """A text as it is read, and where each code point of it stands in the text that was given.

    Attributes:
        text: What is read.
        _places: Offsets into it at which the distance to the given text changes, ascending.
        _given: The offset into the given text of each of them.
    """

    text: str
    _places: Sequence[int] = ()
    _given: Sequence[int] = ()

    def given(self, start: int, end: int) -> Span:
        """Return where a stretch stands in the text that was given; what was left out at its ends is not in it."""
        first = self._offset(start)
        return Span(first, self._offset(end - 1) + 1 if end > start else first)

    def _offset(self, place: int) -> int:
        at = bisect_right(self._places, place) - 1
        return place if at < 0 else self._given[at] + place - self._places[at]


def as_read(text: str, is_name: IsName) -> AsRead:
    """Return a text with its wrapped lines joined, and without characters that nobody sees.

    Lines end in a newline alone. A space of any width is a space. A soft hyphen or a character without width is
    nothing, but a space where a small letter and a capital meet, as two words of a name do. Broken characters stay
    as they are: some are written with these.

    Args:
        text: A text.
        is_name: Tells whether the book has a spelling.
    """
    changes = sorted((*_line_ends(text, is_name), *_unseen(text)), key=lambda one: one.start)
    if not changes:
        return AsRead(text)
    pieces: list[str] = []
    places: list[int] = []
    given: list[int] = []
    done = length = 0
    for one in changes:
        start = max(one.start, done)
        if one.end <= start:
            continue
        pieces += (text[done:start], one.reading)
        length += start - done + len(one.reading)
        done = one.end
        places.append(length)
        given.append(done)
    return AsRead("".join((*pieces, text[done:])), places, given)


def _line_ends(text: str, is_name: IsName) -> Iterator[LineEnd]:
    if _LINE_END.search(text) is None:
        return
    joined = list(wraps(text, is_name))
    yield from joined
    if "\r" in text:
        starts = [one.start for one in joined]
        for match in _RETURN.finditer(text):
            place = bisect_right(starts, match.start()) - 1
            if place < 0 or match.start() >= joined[place].end:
                yield LineEnd(match.start(), match.end(), "\n")


def _unseen(text: str) -> Iterator[LineEnd]:
    if text.isascii():
        return
    found = list(_UNSEEN.finditer(text))
    spoilt = list(broken(text)) if any(_beside_another(text, one) for one in found) else []
    spans = [one.span for one in spoilt]
    for one in found:
        if not overlapping(spans, one.start(), one.end()):
            yield LineEnd(one.start(), one.end(), _seen(text, one))


def _beside_another(text: str, match: re.Match[str]) -> bool:
    """Tell whether another character beyond ASCII stands beside one: broken characters come in twos and more."""
    return not (text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]).isascii()


def _seen(text: str, match: re.Match[str]) -> str:
    if _IS_SPACE.search(match.group()):
        return " "
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return " " if before.islower() and after.isupper() else ""
