"""A report as rows of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from namenorm.review.context import Sentences
from namenorm.review.question import question_of, rendering_of, surface_of, uncertainty_of, weight_of
from namenorm.values import Candidate, Document, Evidence, Finding, Report, Resolution, Span

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
