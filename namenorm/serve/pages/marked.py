"""A text cut into pieces, some of them marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from namenorm.values import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked.

    Attributes:
        span: Where in the text.
        kind: The severity of a finding, or ``name``.
        link: Where a click leads.
        label: What is said of it.
        settled: Whether somebody judged it.
        anchor: By which it is found on its page.
    """

    span: Span
    kind: str
    link: str = ""
    label: str = ""
    settled: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, with its mark if it has one."""

    text: str
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[Piece]:
    """Yield a text in pieces; of two marks that overlap, the one that begins first counts, and of these the first.

    Args:
        text: The text, or a part of it.
        marks: In the offsets of the whole text.
        start: Where in the whole text the part begins.
    """
    done = 0
    for one in sorted(marks, key=lambda mark: mark.span.start):
        low, high = one.span.start - start, one.span.end - start
        if low < done or high > len(text) or low >= high:
            continue
        if low > done:
            yield Piece(text[done:low])
        yield Piece(text[low:high], one)
        done = high
    if done < len(text):
        yield Piece(text[done:])


def within(text: str, span: Span | None, kind: str) -> tuple[Piece, ...]:
    """Return a sentence with one place marked."""
    return tuple(pieces(text, [] if span is None else [Mark(span, kind)]))
