"""How many countries of a class there are, against how many a text gives: a part of NN313.

"Nine Baltic states" are more than there are. "Its members include five Central Asian countries" is too many of an
organisation that has four; whose members are meant is told by the sentence, or by the organisation that opens the one
before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from namenorm.detectors.country_classes import CountryClass, Geography
from namenorm.detectors.page import Page
from namenorm.values import Span

_BEFORE = 160  # characters: an organisation, its members and a number


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A number of countries that is too great: where, and why."""

    span: Span
    reason: str


def wrong_counts(page: Page, known: Geography) -> Iterator[WrongCount]:
    """Yield the numbers of countries of a class that are greater than there are."""
    text = page.document.text
    for name, one in known.classes.items():
        if one.count is None:
            continue
        at = text.find(name)
        while at >= 0:
            before = known.counting.before.search(text[max(0, at - 12) : at])
            behind = known.counting.behind.match(text, at + len(name))
            if before and behind:
                span = Span(at - len(before.group()), behind.end())
                yield from _too_many(page, known, one, span, before["count"].casefold())
            at = text.find(name, at + 1)


def _too_many(page: Page, known: Geography, one: CountryClass, span: Span, said: str) -> Iterator[WrongCount]:
    number = int(said) if said.isdecimal() else known.counting.numbers[said]
    organisation = _organisation(page, known, span)
    if organisation:
        members = known.united[organisation].at(page.document.day) & one.members
        if number > len(members):
            names = ", ".join(sorted(members)) or "none"
            yield WrongCount(span, f"{organisation} has {len(members)} {one.name} members ({names}), not {number}")
    elif one.count is not None and number > one.count:
        yield WrongCount(span, f"there are {one.count} {one.name} countries, not {number}")


def _organisation(page: Page, known: Geography, span: Span) -> str | None:
    """Return the organisation whose members are counted."""
    text, counting = page.document.text, known.counting
    of = counting.of.match(text, span.end)
    if of:
        return of["organisation"]
    subject = counting.subject.search(text[max(0, span.start - _BEFORE) : span.start])
    if subject is None:
        return None
    return subject["organisation"] or subject["owner"] or _spoken_of(page, known, span.start)


def _spoken_of(page: Page, known: Geography, at: int) -> str | None:
    """Return the organisation that opens the sentence before."""
    place = bisect_right(page.sentences, at, key=lambda one: one.start) - 2
    if place < 0:
        return None
    opening = known.counting.opening.match(page.document.text, page.sentences[place].start)
    return opening["organisation"] if opening else None
