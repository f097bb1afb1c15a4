"""NN309 outlet-self-reference: "this station", translated word for word, where the reader cannot know which.

The vocabulary is ``rules/<language>/outlet_self_reference.yaml``. Marked only in the constructions of reporting ("said
in an interview with this station", "our correspondent learned"), and never within a quotation, where a speaker may well
mean the place or the firm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import folded_text
from namenorm.values import Evidence, Finding, Span

CODE = "NN309"
_BEFORE = 40  # characters: the longest construction before the phrase


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    pointers: tuple[str, ...]
    phrase: re.Pattern[str]
    before: re.Pattern[str]
    before_weak: re.Pattern[str]
    after: re.Pattern[str]
    after_people: re.Pattern[str]
    follower: re.Pattern[str]
    people: frozenset[str]
    weak: frozenset[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each phrase by which the outlet speaks of itself."""
    vocabulary = page.rules.built("outlet_self_reference", _vocabulary)
    text = page.document.text
    starts = [span.start for span in page.quotations]
    for match in _phrases(vocabulary, text, folded_text(page)):
        span = Span(*match.span())
        reason = _reported(vocabulary, text, match)
        if reason and not _inside(page.quotations, starts, span):
            message = f"“{match.group()}” is the outlet of the original; name it"
            yield make(page, CODE, span, message, evidence=(Evidence("reporting", f"“{reason}”"),))


def _phrases(vocabulary: _Vocabulary, text: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield the phrases; looked for by the words that point, which is faster than by their pattern."""
    places = []
    for word in vocabulary.pointers:
        at = folded.find(word)
        while at >= 0:
            places.append(at)
            at = folded.find(word, at + 1)
    found = (vocabulary.phrase.match(text, at) for at in sorted(places))
    yield from (match for match in found if match)


def _reported(vocabulary: _Vocabulary, text: str, match: re.Match[str]) -> str | None:
    """Return the construction of reporting that the phrase stands in, if it stands in one."""
    outlet = match["outlet"].casefold()
    construction = vocabulary.before_weak if outlet in vocabulary.weak else vocabulary.before
    before = construction.search(text, max(0, match.start() - _BEFORE), match.start())
    if before and vocabulary.follower.match(text, match.end()):
        return before.group().strip()
    after = vocabulary.after_people if outlet in vocabulary.people else vocabulary.after
    verb = None if outlet in vocabulary.weak else after.match(text, match.end())
    return verb.group().strip() if verb else None


def _inside(spans: tuple[Span, ...], starts: list[int], inner: Span) -> bool:
    place = bisect_right(starts, inner.start) - 1
    return place >= 0 and inner.start < spans[place].end


def _vocabulary(topic: Any) -> _Vocabulary:
    people = [word for group in topic["outlets"] if group.get("people") for word in group["words"]]
    outlets = [word for group in topic["outlets"] for word in group["words"]]
    verbs = [verb for group in topic["after"] if not group.get("people") for verb in group["verbs"]]
    of_people = [verb for group in topic["after"] for verb in group["verbs"]]
    pointers, followers = either(topic["pointers"]), either(topic["followers"])
    return _Vocabulary(
        pointers=tuple(f"{word.lower()} " for word in topic["pointers"]),
        phrase=re.compile(rf"\b(?:{pointers}) (?P<outlet>{either(outlets)})\b(?![-'’])", re.IGNORECASE),
        before=_ending([group["pattern"] for group in topic["before"]]),
        before_weak=_ending([group["pattern"] for group in topic["before"] if group.get("firm")]),
        after=re.compile(rf" (?:{either(verbs)})\b"),
        after_people=re.compile(rf"(?: [A-Z][\w'’-]+){{0,3}} (?:{either(of_people)})\b"),
        follower=re.compile(rf"\s*(?:$|[^\w\s]|\n)| (?:{followers})\b"),
        people=frozenset(people),
        weak=frozenset(topic["weak"]),
    )


def _ending(patterns: list[str]) -> re.Pattern[str]:
    """Return a pattern for text that ends in any of the constructions and a space."""
    return re.compile(rf"(?:{'|'.join(patterns)}) $", re.IGNORECASE)
