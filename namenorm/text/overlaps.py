"""Which of some spans in order lie in a stretch, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Spanning(Protocol):
    """Something with a beginning and an end."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


Spanned = TypeVar("Spanned", bound=Spanning)


def overlapping(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return the spans that share a code point with a stretch; takes the logarithm of their number.

    Args:
        spans: In order of their starts and of their ends.
        start: Where the stretch begins.
        end: Where it ends.
    """
    first = bisect_right(spans, start, key=lambda one: one.end)
    return spans[first : bisect_left(spans, end, lo=first, key=lambda one: one.start)]


def beginning_in(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return the spans that begin in a stretch; takes the logarithm of their number.

    Args:
        spans: In order of their starts.
        start: Where the stretch begins.
        end: Where it ends.
    """
    first = bisect_left(spans, start, key=lambda one: one.start)
    return spans[first : bisect_left(spans, end, lo=first, key=lambda one: one.start)]
