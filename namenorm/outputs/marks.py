"""What is said of stretches of a text in ITS 2.0 and XLIFF: issues of quality, and terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from namenorm.codes import CODES
from namenorm.outputs.segments import trimmed
from namenorm.values import Finding, Report, Resolution, Span

_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:(?!\d+$)[^\s<>\"{}|\\^`]*")


def iri(identifier: str) -> str:
    """Return an identifier as an IRI: as it is if it is one (``wikidata:Q1``), else quoted as a relative one."""
    return identifier if _IRI.fullmatch(identifier) else quote(identifier, safe="/~@!$&'()*+,;=-._") or "document"


# ITS wants 0 to 100, higher being worse, and gives no meaning to the numbers (8.17).
SEVERITIES = {"critical": "100", "major": "60", "minor": "30", "info": "10"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is said of a stretch of text.

    Attributes:
        start: First code point.
        end: One past the last.
        issue: The attributes of an issue in the namespace of ITS, by their local names; empty for a term.
        term: The attributes ``ref`` and ``value`` of a term; empty for an issue.
    """

    start: int
    end: int
    issue: tuple[tuple[str, str], ...] = ()
    term: tuple[tuple[str, str], ...] = ()


def target_marks(report: Report) -> list[Mark]:
    """Return the findings of a report that have a place, and the names that it is certain of, in order of their start.

    Of those that start together the longer one comes first, and a term before an issue.
    """
    text = report.document.text
    issues = [
        Mark(span.start, span.end, issue(one))
        for one in report.findings
        if one.start is not None and one.end is not None
        for span in [trimmed(text, one.start, one.end)]
    ]
    terms = [
        Mark(one.mention.start, one.mention.end, term=_term(one))
        for one in report.resolutions
        if one.outcome == "matched" and one.entity is not None
    ]
    return _ordered([*terms, *issues])


def source_marks(report: Report) -> list[Mark]:
    """Return the names of the original that were resolved, in order."""
    spans = {
        (span.start, span.end): _term(one)
        for one in report.resolutions
        if one.outcome == "matched" and one.entity is not None
        for span in one.source_spans
    }
    return _ordered(Mark(start, end, term=term) for (start, end), term in spans.items())


def within(marks: Sequence[Mark], segment: Span) -> list[Mark]:
    """Return those of some marks in order that begin in a segment, cut off at its end."""
    first = bisect_left(marks, segment.start, key=lambda one: one.start)
    last = bisect_left(marks, segment.end, key=lambda one: one.start)
    return [replace(one, end=min(one.end, segment.end)) for one in marks[first:last]]


def issue(one: Finding) -> tuple[tuple[str, str], ...]:
    """Return a finding as the attributes of a localization quality issue."""
    return (
        ("locQualityIssueType", CODES[one.code].its),
        ("locQualityIssueComment", comment(one)),
        ("locQualityIssueSeverity", SEVERITIES[one.severity]),
    )


def comment(one: Finding) -> str:
    """Return what a finding says: its code, its message, and what should stand there."""
    wanted = f"; suggested: {one.suggestion}" if one.suggestion is not None else ""
    return f"{one.code} {CODES[one.code].name}: {one.message}{wanted}"


def _ordered(marks: Iterable[Mark]) -> list[Mark]:
    return sorted((one for one in marks if one.start < one.end), key=lambda one: (one.start, -one.end, bool(one.issue)))


def _term(one: Resolution) -> tuple[tuple[str, str], ...]:
    entity = one.entity
    return () if entity is None else (("ref", iri(entity.id)), ("value", one.rendering or entity.name))
