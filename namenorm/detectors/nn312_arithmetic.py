"""NN312 arithmetic: numbers of one sentence that do not make what it says they make.

Read are changes ("from 40 to 50, an increase of 20 percent"), factors ("doubled from 10 to 30"), shares ("30 of the 40
members, or 70 percent"), what remains ("60 percent …, the remaining 30 percent") and wholes of two kinds ("13 people,
seven men and five women"). A printed number stands for all that are rounded to it, so only what no rounding explains is
told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.sums import Sums, sums
from namenorm.detectors.words import vocabulary
from namenorm.quantities.printed import Printed
from namenorm.values import Evidence, Finding, Span

CODE = "NN312"
_HEDGED = 0.1  # share by which a number after "about" may be off
_SLACK = 1.0  # per cent points: how people round, and what they leave out
_WHOLE = (97.0, 103.0)  # per cent: shares that were rounded, added up
_YEARS = range(1800, 2101)


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each stretch whose numbers disagree, with what they would make."""
    known = sums(page.rules)
    text = page.document.text
    for sentence in _sentences(page, known.numbers.percent):
        yield from _changes(page, known, sentence)
        yield from _shares(page, known, sentence)
        yield from _remainders(page, known, sentence)
    words = vocabulary(page)
    for factor in known.factors:
        for sentence in _sentences(page, words.intersection(factor.keys)):
            for match in factor.pattern.finditer(text, sentence.start, sentence.end):
                before, after = known.numbers.read(match["n0"]), known.numbers.read(match["n1"])
                if _comparable(before, after) and not factor.least <= after.value / before.value <= factor.most:
                    yield _finding(
                        page, match.span(), f"the second number is {after.value / before.value:.1f} times the first"
                    )
    for pattern, keys in known.totals:
        for sentence in _sentences(page, words.intersection(keys)):
            yield from _totals(page, known, pattern, sentence)


def _finding(page: Page, place: tuple[int, int], what: str) -> Finding:
    message = f"The numbers do not agree: {what}"
    evidence = (Evidence("arithmetic", what),)
    return make(page, CODE, Span(*place), message, confidence=0.85, provisional=True, evidence=evidence)


def _sentences(page: Page, keys: Iterable[str]) -> list[Span]:
    """Return the sentences that hold any of the keys, in order."""
    text, found = page.document.text, set()
    starts = [one.start for one in page.sentences]
    for word in keys:
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.add(place)
            end = page.sentences[place].end if place >= 0 else at + 1
            at = text.find(word, max(end, at + 1))
    return [page.sentences[place] for place in sorted(found) if place >= 0]


def _comparable(before: Printed, after: Printed) -> bool:
    """Tell whether two numbers count the same: of one scale, and no years."""
    years = all(one.value in _YEARS and one.plain for one in (before, after))
    return bool(before.value and after.value) and before.scaled == after.scaled and not years


def _changes(page: Page, known: Sums, sentence: Span) -> Iterator[Finding]:
    for pattern in known.changes:
        for match in pattern.finditer(page.document.text, sentence.start, sentence.end):
            before, after, said = (known.numbers.read(match[group]) for group in ("n0", "n1", "p0"))
            if not _comparable(before, after):
                continue
            sign = 1 if match["sign"] in known.up else -1
            low, high = sorted(sign * 100 * (one - 1) for one in _ratio(after, before))
            if not _within(said, low, high, bool(match["hedge0"])):
                change = sign * 100 * (after.value / before.value - 1)
                yield _finding(page, match.span(), f"that is a change of {change:.1f} percent, not {said.text}")


def _shares(page: Page, known: Sums, sentence: Span) -> Iterator[Finding]:
    for pattern in known.shares:
        for match in pattern.finditer(page.document.text, sentence.start, sentence.end):
            part, whole, said = (known.numbers.read(match[group]) for group in ("n0", "n1", "p0"))
            low, high = (100 * one for one in _ratio(part, whole))
            if _comparable(part, whole) and not _within(said, low, high, bool(match["hedge0"])):
                share = 100 * part.value / whole.value
                yield _finding(page, match.span(), f"that is a share of {share:.1f} percent, not {said.text}")


def _ratio(one: Printed, other: Printed) -> tuple[float, float]:
    """Return the least and the greatest ratio of all numbers that are printed so."""
    least = (one.value - one.half) / (other.value + other.half)
    return least, (one.value + one.half) / max(other.value - other.half, 1e-9)


def _within(said: Printed, low: float, high: float, hedged: bool) -> bool:
    slack = _SLACK + said.half + (_HEDGED * said.value if hedged else 0.0)
    return low - slack <= said.value <= high + slack


def _remainders(page: Page, known: Sums, sentence: Span) -> Iterator[Finding]:
    text = page.document.text
    for match in known.remainder.finditer(text, sentence.start, sentence.end):
        every = list(known.share.finditer(text, sentence.start, sentence.end))
        total = sum(known.numbers.read(one["p"]).value for one in every)
        told = sum(text.count(word, sentence.start, sentence.end) for word in known.numbers.percent)
        if len(every) >= 3 and len(every) == told and not _WHOLE[0] <= total <= _WHOLE[1]:
            yield _finding(page, (every[0].start(), match.end()), f"the shares add up to {total:g} percent")


def _totals(page: Page, known: Sums, pattern: re.Pattern[str], sentence: Span) -> Iterator[Finding]:
    for match in pattern.finditer(page.document.text, sentence.start, sentence.end):
        whole, *parts = (known.numbers.read(match[group]).value for group in ("n0", "n1", "n2"))
        total = sum(parts)
        some = any(word in match["link"] for word in known.some_of)
        if total > whole or (total < whole and not some):
            yield _finding(page, match.span(), f"the parts add up to {total:g}, not {whole:g}")
