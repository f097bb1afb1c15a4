"""A report as rows of the ledger: its findings, what makes two of them one question, and how much a decision is worth.

Each stands with its sentence and the neighbours, as an editor wants to read it.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from namenorm.codes import Severity
from namenorm.text.key import key
from namenorm.text.segments import sentences
from namenorm.values import Candidate, Document, Evidence, Finding, Report, Resolution, Span

_WEIGHTS: dict[Severity, int] = {"info": 1, "minor": 5, "major": 25, "critical": 125}
_LEAST_UNCERTAIN = 50  # thousandths of a bit: also what a rule found for certain has to be decided some time


def question_of(finding_key: str, suggestion: str | None) -> str:
    """Return what a judgement answers: the finding's key together with what is suggested.

    A suggestion can change while the key stays, with the book or from page to page; then it is another question.
    """
    return _hash(finding_key, "" if suggestion is None else f"={suggestion}")


def rendering_of(surface: str, rendering: str | None) -> str | None:
    """Return what an accepting judgement says, whatever the code: that a surface should read so; None without that."""
    return None if rendering is None else _hash(key(surface), rendering)


def surface_of(surface: str) -> str:
    """Return by what a surface is looked up, in whatever case and punctuation."""
    return _hash(key(surface))


def weight_of(severity: Severity) -> int:
    """Return how much a severity counts.

    The multipliers are those of MQM's scoring model (minor 1, major 5, critical 25; https://themqm.org), times five so
    that ``info``, for which it counts nothing, is a whole number too.
    """
    return _WEIGHTS[severity]


def uncertainty_of(confidence: float) -> int:
    """Return how much an answer tells, in thousandths of a bit: the entropy of the confidence, and never quite nothing.

    The worth of a finding is the sum of this over its open occurrences, times ``weight_of`` its severity: occurrences ×
    uncertainty × severity. An answer that could be guessed tells little, however often it is asked; one that is as
    likely yes as no, about a grave fault, in many places, tells most.
    """
    p = min(max(confidence, 0.0), 1.0)
    bits = 0.0 if p in (0.0, 1.0) else -p * math.log2(p) - (1 - p) * math.log2(1 - p)
    return max(_LEAST_UNCERTAIN, round(1000 * bits))


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


_MOST = 800  # code points shown on either side of a surface, and of a surface: text without stops has no sentences
_NEIGHBOUR = 400


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence, cut to what can be shown, and what stands before and after it.

    Attributes:
        before: The sentence before.
        sentence: The sentence, or the several over which the place stretches.
        after: The sentence after.
        at: The place in ``sentence``.
    """

    before: str
    sentence: str
    after: str
    at: Span


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str) -> None:
        """Cut a text."""
        self._text = text
        self._spans = list(sentences(text))
        self._starts = [one.start for one in self._spans]

    def around(self, start: int, end: int) -> Around:
        """Return what stands around a place."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(start, end - 1)) - 1, first)
        shown = Span(start, min(end, start + _MOST))
        whole = Span(self._spans[first].start, self._spans[last].end) if self._spans else shown
        low = max(min(start, whole.start), start - _MOST)
        high = min(max(end, whole.end), shown.end + _MOST)
        return Around(
            self._sentence(first - 1)[-_NEIGHBOUR:],
            self._text[low:high],
            self._sentence(last + 1)[:_NEIGHBOUR],
            Span(start - low, shown.end - low),
        )

    def _sentence(self, number: int) -> str:
        if not 0 <= number < len(self._spans):
            return ""
        return self._text[self._spans[number].start : self._spans[number].end]


Row = dict[str, Any]
_UNSTORABLE = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}


def storable(text: str) -> str:
    """Return a text of the same length that every database takes: without NUL and lone surrogates."""
    return text.translate(_UNSTORABLE)


def now() -> str:
    """Return the time as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def document_row(report: Report) -> Row:
    """Return the row of a report's document; two with one ``digest`` say the same."""
    document = report.document
    optional = {name: _text(getattr(document, name)) for name in ("source", "source_lang")}
    said = {name: storable(getattr(document, name) or "") for name in ("id", "text", "lang", "published", "outlet")}
    row = {**said, **optional, "signature": storable(report.signature)}
    told = json.dumps([row, report.to_dict()], sort_keys=True)
    return {**row, "digest": sha256(told.encode()).hexdigest(), "at": now()}


def finding_rows(report: Report) -> dict[str, Row]:
    """Return the rows of a report's findings by question, with nothing counted yet."""
    return {row["question"]: row for row in map(_finding_row, report.findings)}


def _finding_row(one: Finding) -> Row:
    names = ("code", "severity", "confidence", "provisional")
    surface, suggestion = storable(one.surface), _text(one.suggestion)
    return {
        "question": question_of(one.key, suggestion),
        "key": one.key,
        "rendering": rendering_of(surface, suggestion),
        "surface_key": surface_of(surface),
        "surface": surface,
        "suggestion": suggestion,
        "entity_id": one.entity.id if one.entity else None,
        "entity_name": storable(one.entity.name) if one.entity else "",
        "message": storable(one.message),
        "weight": weight_of(one.severity),
        **{name: getattr(one, name) for name in names},
        **dict.fromkeys(("open", "settled", "worth"), 0),
    }


@dataclass(slots=True)
class _Page:
    """A report while its occurrences are made."""

    report: Report
    text: Sentences
    source: Sentences
    row: Row


def occurrence_rows(report: Report, document: Row, numbers: Mapping[str, int]) -> Iterator[Row]:
    """Yield a row for each finding of a report.

    Args:
        report: The report.
        document: Its row.
        numbers: The number of each question.
    """
    page = _Page(report, Sentences(document["text"]), Sentences(document["source"] or ""), document)
    for one in report.findings:
        question = question_of(one.key, _text(one.suggestion))
        yield {"finding_id": numbers[question], "document_id": document["id"], **_occurrence(page, one)}


def _occurrence(page: _Page, one: Finding) -> Row:
    resolution = _resolution(page.report.resolutions, one)
    spans = one.source_spans or (resolution.source_spans if resolution else ())
    candidates = resolution.candidates if resolution else ()
    return {
        **_place(page, one),
        **_source(page, spans),
        "published": page.row["published"],
        "outlet": page.row["outlet"],
        "confidence": one.confidence,
        "uncertainty": uncertainty_of(one.confidence),
        "evidence": _evidence(one.evidence),
        "candidates": [_candidate(each) for each in candidates],
        "settled_by": None,
    }


def _place(page: _Page, one: Finding) -> Row:
    row: Row = {"start": one.start, "end": one.end, "surface": storable(one.surface)}
    if one.start is None or one.end is None:
        return {**row, "before": "", "sentence": "", "after": "", "at": None}
    around = page.text.around(one.start, one.end)
    return {
        **row,
        "before": around.before,
        "sentence": around.sentence,
        "after": around.after,
        "at": around.at.start,
    }


def _source(page: _Page, spans: tuple[Span, ...]) -> Row:
    if not spans:
        return {"source_sentence": "", "source_start": None, "source_end": None}
    around = page.source.around(spans[0].start, spans[0].end)
    return {"source_sentence": around.sentence, "source_start": around.at.start, "source_end": around.at.end}


def _resolution(resolutions: Iterable[Resolution], one: Finding) -> Resolution | None:
    """Return what the name in the finding's place was decided to be."""
    if one.start is None or one.end is None:
        return None
    span = Span(one.start, one.end)
    return next((each for each in resolutions if span.overlaps(each.mention)), None)


def _candidate(one: Candidate) -> Row:
    name, score = storable(one.name), round(one.score, 4)
    return {"id": one.entity_id, "name": name, "score": score, "evidence": _evidence(one.evidence)}


def _evidence(lines: Iterable[Evidence]) -> list[list[Any]]:
    return [[one.kind, storable(one.detail), round(one.weight, 3)] for one in lines]


def _text(text: str | None) -> str | None:
    return None if text is None else storable(text)


def has_identity(document: Document) -> bool:
    """Tell whether a document can be recorded: it is known by its identifier."""
    return bool(document.id.strip())
