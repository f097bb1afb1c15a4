"""The segments of a report: paragraphs of the translation with their originals, and what was found in each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from namenorm.source.align import align
from namenorm.source.units import units
from namenorm.text.segments import paragraphs
from namenorm.values import Finding, Report, Span

_EMPTY = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the translation, and of its original where there is one.

    Attributes:
        number: From 1, in the order of the translation.
        target: The translation; empty where a stretch of the original has none.
        source: The original, or None where it is not known.
        findings: What was found there, in order. What has no place in the translation stands with its place in the
            original, else with the first segment; what goes on into the next stands with that in which it begins.
    """

    number: int
    target: Span
    source: Span | None
    findings: tuple[Finding, ...]


def segments(report: Report) -> list[Segment]:
    """Return the segments of a report, which hold all of its findings; at least one."""
    pairs = _pairs(report)
    found: list[list[Finding]] = [[] for _ in pairs]
    for one in sorted(report.findings, key=lambda one: one.start or 0):
        found[_place(report, one, pairs)].append(one)
    return [
        Segment(number, target, source, tuple(inside))
        for number, ((target, source), inside) in enumerate(zip(pairs, found, strict=True), 1)
    ]


def _pairs(report: Report) -> list[tuple[Span, Span | None]]:
    document = report.document
    if document.source is None or report.source == "unrelated":
        whole = Span(0, len(document.text))
        return [(one, None) for one in paragraphs(document.text)] or [(whole, None)]
    lines, originals = _lines(document.text), _lines(document.source)
    if [one == _EMPTY for one in lines] == [one == _EMPTY for one in originals]:
        # As in XLIFF and aligned files, where it is known which line renders which.
        pairs = [(one, other) for one, other in zip(lines, originals, strict=True) if one != _EMPTY]
    else:
        ours, theirs = units(document.text, document.source, (), ())
        pairs = [(one.target, one.source) for one in align(ours, theirs)]
    return [(one, other) for one, other in pairs] or [(_EMPTY, _EMPTY)]


def _lines(text: str) -> list[Span]:
    """Return the lines of a text without white space at their ends, blank ones as ``_EMPTY``."""
    found, at = [], 0
    for line in text.removesuffix("\n").split("\n"):
        found.append(trimmed(text, at, at + len(line)) if line.strip() else _EMPTY)
        at += len(line) + 1
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch of a text without white space at its ends; that itself where there is nothing else."""
    inside = text[start:end]
    if not inside.strip():
        return Span(start, end)
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


def _place(report: Report, one: Finding, pairs: list[tuple[Span, Span | None]]) -> int:
    """Return the number of the segment, from 0, with which a finding stands."""
    if one.start is not None and one.end is not None:
        start = trimmed(report.document.text, one.start, one.end).start
        filled = [number for number, (target, _) in enumerate(pairs) if target.start < target.end] or [0]
        starts = [pairs[number][0].start for number in filled]
        return filled[max(0, bisect_right(starts, start) - 1)]
    if one.source_spans:
        place = one.source_spans[0].start
        inside = (number for number, (_, source) in enumerate(pairs) if source and source.start <= place < source.end)
        return next(inside, 0)
    return 0
