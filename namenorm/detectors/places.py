"""What stands at a place of a page, each found in a time that grows with the logarithm of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from namenorm.detectors.page import Page
from namenorm.text.overlaps import overlapping
from namenorm.values import Resolution, Span


def names_in(page: Page, span: Span) -> Sequence[Resolution]:
    """Return the resolutions that share a code point with a span, in order."""
    first = bisect_right(page.resolutions, span.start, key=lambda one: one.mention.end)
    last = bisect_left(page.resolutions, span.end, key=lambda one: one.mention.start)
    return page.resolutions[first:last]


def names_in_each(page: Page, spans: Iterable[Span]) -> Iterator[Sequence[Resolution]]:
    """Yield the same for each of some spans."""
    ends = [one.mention.end for one in page.resolutions]
    starts = [one.mention.start for one in page.resolutions]
    for span in spans:
        yield page.resolutions[bisect_right(ends, span.start) : bisect_left(starts, span.end)]


def sentence_at(page: Page, offset: int) -> str:
    """Return the sentence in which a code point stands; empty where it stands in none."""
    place = bisect_right(page.sentences, offset, key=lambda one: one.start) - 1
    found = page.sentences[place] if place >= 0 else Span(0, 0)
    return page.document.text[found.start : found.end] if offset < found.end else ""


def is_quoted(page: Page, offset: int) -> bool:
    """Tell whether a code point lies inside a quotation."""
    return bool(overlapping(page.quotations, offset, offset + 1))


def persons_named(page: Page) -> frozenset[str]:
    """Return the identifiers of the people whom the page names and the book knows."""
    return frozenset(one.entity.id for one in page.resolutions if one.entity and one.mention.type == "person")
