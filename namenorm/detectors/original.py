"""A page and its original, sentence by sentence, computed once a page for the detectors that compare the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from namenorm.detectors.page import Page, once_a_page
from namenorm.quantities.read import reader
from namenorm.quantities.values import Quantity
from namenorm.rules import Rules
from namenorm.source.anchors import of_original, of_translation
from namenorm.source.meanings import TABLE, meanings
from namenorm.source.sentences import Ours, Sentences, Theirs, Tie
from namenorm.text.overlaps import overlapping
from namenorm.values import Span


@once_a_page
def aligned(page: Page) -> tuple[Tie, ...]:
    """Return which sentences render which, in the order of the original; nothing without an original."""
    original, rules = page.original, page.original_rules
    if original is None or original.plain is None or rules is None:
        return ()
    plain, text = original.plain, page.document.text
    here, there = _numbers(rules, plain), _numbers(page.rules, text)
    anchors = (
        of_original(original.placements, original.natives, here),
        of_translation(text, original.placements, page.resolutions, there),
    )
    lengths = page.rules.beside("und").topic("lengths")
    usual = lengths[page.rules.lang] / lengths[rules.lang] if {page.rules.lang, rules.lang} <= set(lengths) else None
    return Sentences(plain, text, original.beads, meanings(rules, page.rules), anchors, usual).ties


def _numbers(rules: Rules, text: str) -> Sequence[Quantity]:
    held = reader(rules)
    return held.read(text) if held else ()


@once_a_page
def ties(page: Page) -> tuple[Tie, ...]:
    """Return the same where a table says what the words of the original mean; nothing elsewhere."""
    rules = page.original_rules
    return aligned(page) if rules and rules.table(TABLE.format(lang=page.rules.lang)) else ()


def ties_of(page: Page, place: int) -> Tie | None:
    """Return the tie of the sentence that stands at a place of the original; None where there is none."""
    found = overlapping(_by_original(page), place, place + 1)
    return found[0].tie if found else None


def ties_over(page: Page, span: Span) -> list[Tie]:
    """Return the ties whose sentences of the translation share anything with a stretch of it."""
    return [one.tie for one in overlapping(_by_text(page), span.start, span.end)]


class _Placed(NamedTuple):
    span: Span
    tie: Tie

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


@once_a_page
def _by_original(page: Page) -> list[_Placed]:
    return [_Placed(cover(one.ours), one) for one in ties(page) if one.ours]


@once_a_page
def _by_text(page: Page) -> list[_Placed]:
    return sorted((_Placed(cover(one.theirs), one) for one in ties(page) if one.theirs), key=lambda one: one.start)


@once_a_page
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
