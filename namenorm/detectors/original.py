"""A page and its original, sentence by sentence, computed once a page for the detectors that compare the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from namenorm.detectors.page import Page
from namenorm.source.meanings import meanings
from namenorm.source.sentences import Ours, Sentences, Theirs, Tie
from namenorm.text.overlaps import overlapping
from namenorm.values import Span

_KEPT = "ties"


def ties(page: Page) -> tuple[Tie, ...]:
    """Return which sentences render which, in order; nothing without an original, or a table of meanings for both."""
    if _KEPT not in page.kept:
        page.kept[_KEPT] = _made(page)
    found: tuple[Tie, ...] = page.kept[_KEPT]
    return found


def _made(page: Page) -> tuple[Tie, ...]:
    original = page.original
    known = meanings(page.original_rules, page.rules) if page.original_rules else None
    if original is None or original.plain is None or known is None:
        return ()
    return Sentences(original.plain, page.document.text, original.beads, original.placements, known).ties


def ties_of(page: Page, place: int) -> Tie | None:
    """Return the tie of the sentence that stands at a place of the original; None where there is none."""
    kept = page.kept.setdefault(
        "ties of the original", [_Placed(cover(one.ours), one) for one in ties(page) if one.ours]
    )
    found: Sequence[_Placed] = overlapping(kept, place, place + 1)
    return found[0].tie if found else None


def ties_over(page: Page, span: Span) -> list[Tie]:
    """Return the ties whose sentences of the translation share anything with a stretch of it."""
    kept = page.kept.setdefault(
        "ties of the text", [_Placed(cover(one.theirs), one) for one in ties(page) if one.theirs]
    )
    return [one.tie for one in overlapping(kept, span.start, span.end)]


class _Placed(NamedTuple):
    span: Span
    tie: Tie

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


def stretches(page: Page) -> list[tuple[Span, Span]]:
    """Return the places of the original and of the translation that render each other, as finely as is known.

    Sentences where their words say which belong together, paragraphs otherwise; what only one side has is left out.
    """
    tied = ties(page)
    if tied:
        return [(cover(tie.ours), cover(tie.theirs)) for tie in tied if tie.ours and tie.theirs]
    beads = page.original.beads if page.original else ()
    return [(one.source, one.target) for one in beads if _is_there(one.source) and _is_there(one.target)]


def cover(sentences: Sequence[Ours] | Sequence[Theirs]) -> Span:
    """Return the stretch of some sentences side by side."""
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _is_there(span: Span) -> bool:
    return span.start < span.end
