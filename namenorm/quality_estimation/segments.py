"""The segments of a translation that are scored, each with what it renders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namenorm.source.align import align
from namenorm.source.segments import Unit, latin_words, numbers
from namenorm.text.segments import paragraphs, sentences
from namenorm.values import Document, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the translation and the one of the original that it renders; ``source`` is None without one."""

    span: Span
    source: Span | None


def segments(document: Document) -> Iterator[Segment]:
    """Yield the sentences of a translation in order, joined where the original has one sentence for several.

    With an original, paragraphs are aligned first and the sentences within them then; what has no counterpart is left
    out, since a model that compares has nothing to say of it.
    """
    text, source = document.text, document.source or ""
    if not source.strip():
        yield from (Segment(one, None) for one in sentences(text))
        return
    for ours, theirs in _aligned(source, list(paragraphs(source)), text, list(paragraphs(text))):
        inner = list(_within(source, ours)), list(_within(text, theirs))
        yield from (Segment(target, native) for native, target in _aligned(source, inner[0], text, inner[1]))


def _aligned(source: str, ours: list[Span], text: str, theirs: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches that render each other, those that are empty on one side left out."""
    for bead in align([_unit(source, one) for one in ours], [_unit(text, one) for one in theirs]):
        if bead.source.start < bead.source.end and bead.target.start < bead.target.end:
            yield bead.source, bead.target


def _unit(text: str, span: Span) -> Unit:
    cut = text[span.start : span.end]
    return Unit(span, numbers(cut) | latin_words(cut))


def _within(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch, by their places in the whole text."""
    for one in sentences(text[span.start : span.end]):
        yield Span(span.start + one.start, span.start + one.end)
