"""Translations that are far too short for their original, down to nothing at all: a part of NN303.

Between languages a sentence keeps its length: hardly a line of 40 letters and more that people translate has less than
a fifth of the letters that its original lets expect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.detectors.page import Page
from namenorm.rules import primary
from namenorm.text.segments import paragraphs
from namenorm.values import Span

_LEAST = 0.2  # of the letters that are expected
_LONG = 40  # letters: a shorter line may be said by a word
_SOMETHING = 8  # letters of an original for which a translation without any is empty
_UNLIKE, _FITTING = 2.0, 0.8  # how unlike two lengths may be, and the share of paragraphs that are no unliker


def cut_short(page: Page) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches of the original of which the translation has next to nothing, with what it has there."""
    source, text = page.document.source or "", page.document.text
    if not _letters(text):
        if _letters(source) >= _SOMETHING:
            yield Span(0, len(source)), _stripped(text)
    elif page.original is not None:
        lengths = page.rules.beside("und").topic("lengths")
        ratio = lengths.get(primary(page.document.lang), 100) / lengths.get(page.original.lang, 100)
        for ours, theirs in _pairs(page, ratio):
            expected, said = ratio * _letters(source[ours.start : ours.end]), _letters(text[theirs.start : theirs.end])
            if theirs.start < theirs.end and expected >= _LONG and said < _LEAST * expected:
                yield ours, theirs


def _pairs(page: Page, ratio: float) -> Sequence[tuple[Span, Span]]:
    """Return what renders what: the paragraphs one by one where they are as many and most as long, or as aligned."""
    source, text = page.document.source or "", page.document.text
    ours = tuple(paragraphs(source))
    if len(ours) == len(page.paragraphs):
        pairs = list(zip(ours, page.paragraphs, strict=True))
        lengths = [(ratio * (one.end - one.start), other.end - other.start) for one, other in pairs]
        fitting = sum(max(one, other) <= _UNLIKE * min(one, other) for one, other in lengths)
        if fitting >= _FITTING * (len(pairs) - 1):
            return pairs
    beads = page.original.beads if page.original else ()
    return [(one.source, _within(text, one.target)) for one in beads]


def _within(text: str, span: Span) -> Span:
    inner = _stripped(text[span.start : span.end])
    return Span(span.start + inner.start, span.start + inner.end)


def _stripped(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, len(text.rstrip())))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
