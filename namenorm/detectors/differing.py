"""What differs between the quantities of a page and those of its original, for NN401, NN402 and NN403."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.quantities.compare import Difference, unmatched
from namenorm.quantities.read import TOPIC, reader
from namenorm.quantities.say import say
from namenorm.quantities.values import DATES, Quantity
from namenorm.source.values import Bead
from namenorm.values import Evidence, Finding, Span

_SMALL = 10  # a small number that nothing renders may be said by a word: "both", "the family"
_SURE, _LIKELY, _LACKING = 0.95, 0.85, 0.8


def differing(page: Page) -> list[Difference]:
    """Return what differs, in the order of the original; computed once a page. Takes time linear in the texts."""
    if TOPIC not in page.kept:
        page.kept[TOPIC] = list(_differences(page))
    found: list[Difference] = page.kept[TOPIC]
    return found


def _differences(page: Page) -> Iterator[Difference]:
    original = page.original
    if original is None or original.plain is None:
        return
    ours, theirs = reader(page.rules.beside(original.lang)), reader(page.rules)
    if ours is None or theirs is None:
        return
    beads = [bead for bead in original.beads if bead.source.start < bead.source.end]
    here = _in_spans(ours.read(original.plain), [bead.source for bead in beads])
    there = _in_spans(theirs.read(page.document.text), [bead.target for bead in beads])
    for place, bead in enumerate(beads):
        near = [one for other in (place - 1, place + 1) if 0 <= other < len(beads) for one in there[other]]
        if bead.target.start < bead.target.end:
            yield from filter(_counts, unmatched(here[place], there[place], near))


def _in_spans(found: Sequence[Quantity], spans: Sequence[Span]) -> list[list[Quantity]]:
    """Return, for each of some spans in order, the quantities in it."""
    held: list[list[Quantity]] = [[] for _ in spans]
    place = 0
    for one in found:
        while place < len(spans) and spans[place].end <= one.start:
            place += 1
        if place < len(spans) and spans[place].start <= one.start:
            held[place].append(one)
    return held


def _counts(one: Difference) -> bool:
    """Tell whether a difference is a fault: what only the translation says may be an explanation, and is none."""
    ours, theirs = one.ours, one.theirs
    if ours is None or ours.weight == "weak":
        return False
    if theirs is None:
        return ours.weight == "firm" and not ours.rough
    if one.unit:
        return theirs.weight != "weak"
    return theirs.weight != "weak" or ours.value > _SMALL


def is_date(one: Difference) -> bool:
    """Tell whether a difference is about a date."""
    return one.ours is not None and one.ours.kind in DATES and (one.theirs is None or one.theirs.kind in (*DATES, "number", "ordinal"))


def finding(page: Page, code: str, one: Difference) -> Finding:
    """Return the finding of a difference, at what the translation says; without a place where it says nothing."""
    ours, theirs = one.ours, one.theirs
    assert ours is not None
    source = page.document.source or ""
    written = source[ours.start : ours.end]
    topic = page.rules.topic(TOPIC)
    said = say(ours, topic)
    exact = not ours.rough and ours.high is None and ours.kind not in ("fraction", "decade", "hour", "ordinal")
    suggestion = said if exact and theirs is not None and theirs.digits and not one.unit else None
    return make(
        page,
        code,
        theirs.span if theirs else None,
        _message(page, one, written, said),
        suggestion=suggestion,
        source_form=_around(source, ours),
        confidence=_LACKING if theirs is None else _SURE if theirs.weight == "firm" else _LIKELY,
        evidence=(Evidence("source", f"the original has {_around(source, ours)}"),),
        source_spans=(ours.span,),
    )


def _around(source: str, one: Quantity) -> str:
    """Return a quantity of the original with a few characters on both sides, without line breaks."""
    return " ".join(source[max(0, one.start - 4) : one.end + 6].split())


def _message(page: Page, one: Difference, written: str, said: str) -> str:
    theirs = one.theirs
    if theirs is None:
        return f"The translation lacks a number of the original: {written}, {said}"
    surface = page.document.text[theirs.start : theirs.end]
    if one.unit:
        return f"“{surface}” counts something else than {written} in the original"
    return f"“{surface}” is another number than {written} in the original, which is {said}"
