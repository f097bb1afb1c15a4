"""NN401 number: a number that the original gives otherwise, or that the translation lacks.

Compared across number systems (3.5亿 is 350 million) by the rules ``quantities`` of both languages; what is said
roughly agrees where one is the other rounded, and converted measures agree by what they measure. Two numbers that have
changed places count too.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.differing import differing, exchanged, finding, is_date
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.values import Evidence, Finding, Span

CODE = "NN401"
_EXCHANGED = 0.7


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each number that is not the original's, and for each two that have changed places."""
    for one in differing(page):
        if not one.unit and not is_date(one):
            yield finding(page, CODE, one)
    source, text = page.document.source or "", page.document.text
    for first, second in exchanged(page):
        numbers = [f"“{text[one.start : one.end]}”" for one in (first[1], second[1])]
        ours = sorted((first[0], second[0]), key=lambda one: one.start)
        order = " and ".join(source[one.start : one.end] for one in ours)
        yield make(
            page,
            CODE,
            Span(first[1].start, second[1].end),
            f"{numbers[0]} and {numbers[1]} seem to stand in each other's place",
            source_form=order,
            confidence=_EXCHANGED,
            evidence=(Evidence("source", f"the original has {order} in this order"),),
            source_spans=tuple(one.span for one in ours),
        )
