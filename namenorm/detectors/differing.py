"""What differs between the quantities of a page and those of its original, for NN401, NN402 and NN403."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from namenorm.detectors.finding import make
from namenorm.detectors.original import stretches, ties
from namenorm.detectors.page import Page, once_a_page
from namenorm.detectors.swapped import Pair, Text, Word, swapped
from namenorm.quantities.compare import Difference, agreed, same_digits, unmatched
from namenorm.quantities.read import TOPIC, reader
from namenorm.quantities.say import say
from namenorm.quantities.values import DATES, Quantity
from namenorm.text.overlaps import beginning_in
from namenorm.values import Evidence, Finding, Span

_MOST_NUMBERS = 100  # of a sentence, or of a paragraph where sentences are not aligned
_SMALLEST, _FAR_OFF = 3, 3
_COUNTED = 3
_SMALL = 10  # a small number that nothing renders may be said by a word: "both", "the family"
_ARTICLE = 2  # a number that "a week" or "both" may say
_SCALED = 100  # a character such as 百 or 万 alone
_SURE, _LIKELY, _LACKING = 0.95, 0.85, 0.8


@once_a_page
def differing(page: Page) -> list[Difference]:
    """Return what differs, in the order of the original. Takes time linear in the texts."""
    return list(_differences(page))


def exchanged(page: Page) -> Iterator[tuple[Pair, Pair]]:
    """Yield the numbers of a page that stand in each other's place."""
    ours = [word for tie in ties(page) for one in tie.ours for word in one.words]
    theirs = [word for tie in ties(page) for one in tie.theirs for word in one.words]
    plain = (page.original.plain or "") if page.original else ""
    for source, target, here, there in _stretches(page):
        if len(here) <= _MOST_NUMBERS and len(there) <= _MOST_NUMBERS:
            said, meant = _apart(_in(theirs, target), there), _apart(_in(ours, source), here)
            yield from swapped(agreed(here, there), Text(plain, page.document.text, meant, said))


def _in(words: Sequence[Word], span: Span) -> Sequence[Word]:
    return beginning_in(words, span.start, span.end)


def _apart(words: Sequence[Word], numbers: Sequence[Quantity]) -> list[Word]:
    """Return the words that are no part of a number."""
    return [word for word in words if not any(word.start < one.end and one.start < word.end for one in numbers)]


def _differences(page: Page) -> Iterator[Difference]:
    rows = _stretches(page)
    if not rows:
        return
    months = _months(page, (one for row in rows for one in row[2]))
    for place, (_, _, here, there) in enumerate(rows):
        if max(len(here), len(there)) > _MOST_NUMBERS:
            continue  # a table, or a text without sentences
        near = [one for other in (place - 1, place + 1) if 0 <= other < len(rows) for one in rows[other][3]]
        yield from filter(_counts, unmatched(here, there, near, months))


@once_a_page
def _stretches(page: Page) -> list[tuple[Span, Span, list[Quantity], list[Quantity]]]:
    """Return what renders what, with the quantities of both sides."""
    original, rules = page.original, page.original_rules
    ours = reader(rules) if rules else None
    theirs = reader(page.rules)
    if original is None or original.plain is None or ours is None or theirs is None:
        return []
    pairs = stretches(page)
    here = _in_spans(ours.read(original.plain), [source for source, _ in pairs])
    there = _in_spans(theirs.read(page.document.text), [target for _, target in pairs])
    return [(*pair, some, others) for pair, some, others in zip(pairs, here, there, strict=True)]


def _months(page: Page, found: Iterable[Quantity]) -> frozenset[float]:
    """Return the months of which an original speaks, and that of its publication with the one before."""
    source, rules = page.document.source or "", page.original_rules
    if rules and any(word in source for word in rules.topic(TOPIC).get("lunar", ())):
        return frozenset()
    months = {one.value for one in found if one.kind == "month"}
    if page.document.day:
        month = page.document.day.month
        months |= {float(month), float(month - 1 or 12)}
    return frozenset(months)


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
    if ours is None:
        return False
    if theirs is None:
        return _has_to_be_said(ours)
    if one.unit:
        return theirs.weight != "weak" and (ours.weight != "weak" or _counts_both(ours, theirs))
    if ours.weight == "weak":
        return theirs.weight != "weak" and _may_be_meant(ours, theirs)
    return theirs.weight != "weak" or ours.value > (_SMALLEST if ours.digits else _SMALL)


def _has_to_be_said(ours: Quantity) -> bool:
    """Tell whether a number of the original that the translation lacks is a fault: a small one if it counts a unit."""
    if ours.weight == "soft" and not ours.rough:
        return bool(ours.labels) or (ours.value >= _COUNTED and bool(ours.unit or ours.money))
    if ours.digits and ours.value <= _ARTICLE and ours.kind in ("number", "hour"):
        return bool(ours.labels or ours.money)
    return ours.weight == "firm" and (ours.digits or ours.high is None or ours.value >= _SCALED)


def _counts_both(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether both sides say what is counted."""
    return bool((ours.unit and theirs.unit) or (ours.money and theirs.money))


def _may_be_meant(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether a number that the original need not mean may be what one of the translation stands for."""
    if ours.rough:
        least, most = ours.value / _FAR_OFF, (ours.high or ours.value) * _FAR_OFF
        return ours.value >= _SCALED and not least <= theirs.value <= most
    if ours.value >= _SCALED:
        return same_digits(ours, theirs)
    return ours.value >= 2 and theirs.kind not in DATES


def is_date(one: Difference) -> bool:
    """Tell whether a difference is about a date."""
    return (
        one.ours is not None
        and one.ours.kind in DATES
        and (one.theirs is None or one.theirs.kind in (*DATES, "number", "ordinal"))
    )


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
        _message(page, one, written, said, _around(source, ours)),
        suggestion=suggestion,
        source_form=_around(source, ours),
        confidence=_LACKING if theirs is None else _SURE if theirs.weight == "firm" else _LIKELY,
        evidence=(Evidence("source", f"the original has {_around(source, ours)}"),),
        source_spans=(ours.span,),
    )


def _around(source: str, one: Quantity) -> str:
    """Return a quantity of the original with a few characters on both sides, without line breaks."""
    return " ".join(source[max(0, one.start - 4) : one.end + 6].split())


def _message(page: Page, one: Difference, written: str, said: str, around: str) -> str:
    theirs = one.theirs
    if theirs is None:
        meant = "" if said == written else f", {said}"
        return f"The translation lacks a number of the original: {written}{meant}"
    surface = page.document.text[theirs.start : theirs.end]
    if one.unit:
        return f"“{surface}” counts something else than in the original: {around}"
    meant = "" if said == written else f", which is {said}"
    return f"“{surface}” is another number than {written} in the original{meant}"
