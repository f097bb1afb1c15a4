"""The segments of a report: paragraphs of the translation with their originals, and what was found in each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from namenorm.source.align import align
from namenorm.source.units import units
from namenorm.text.segments import paragraphs
from namenorm.values import Finding, Report, Span


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
        found[_place(one, pairs)].append(one)
    return [
        Segment(number, target, source, tuple(inside))
        for number, ((target, source), inside) in enumerate(zip(pairs, found, strict=True), 1)
    ]


def _pairs(report: Report) -> list[tuple[Span, Span | None]]:
    document = report.document
    if document.source is None or report.source == "unrelated":
        whole = Span(0, len(document.text))
        return [(one, None) for one in paragraphs(document.text)] or [(whole, None)]
    ours, theirs = units(document.text, document.source, (), ())
    beads = [(one.target, one.source) for one in align(ours, theirs)]
    return [(target, source) for target, source in beads] or [(Span(0, 0), Span(0, 0))]


def _place(one: Finding, pairs: list[tuple[Span, Span | None]]) -> int:
    """Return the number of the segment, from 0, with which a finding stands."""
    if one.start is not None:
        filled = [number for number, (target, _) in enumerate(pairs) if target.start < target.end] or [0]
        starts = [pairs[number][0].start for number in filled]
        return filled[max(0, bisect_right(starts, one.start) - 1)]
    if one.source_spans:
        place = one.source_spans[0].start
        inside = (number for number, (_, source) in enumerate(pairs) if source and source.start <= place < source.end)
        return next(inside, 0)
    return 0
