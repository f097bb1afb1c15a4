"""Rows of the ledger as values, and the filters of the queue as conditions of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select, true

from namenorm.gazetteer.store.reading import LAST
from namenorm.gazetteer.store.settling import Kept
from namenorm.gazetteer.store.tables import documents, finding_countries, findings, judgements, occurrences
from namenorm.judgement import Judgement, Scope
from namenorm.review.rows import storable, surface_of
from namenorm.review.values import Filed, Filters, Occurrence, RecordedDocument
from namenorm.values import Candidate, EntityRef, Evidence, Span

OF_OCCURRENCE = (*(one.name for one in occurrences.c if one.name != "uncertainty"), "signature")
"""What ``occurrence_of`` reads; the signature is that of the document."""
OCCURRENCES: Select[Any] = select(occurrences, documents.c.signature).join_from(occurrences, documents)
"""Occurrences with all of that."""
_SAME = ("document_id", "surface", "before", "sentence", "after", "source_sentence", "published", "outlet", "signature")


def occurrence_of(row: Kept) -> Occurrence:
    """Return the occurrence of a row."""
    at, source_at = row["at"], row["source_start"]
    shown = len(row["surface"]) if at is None else min(len(row["surface"]), len(row["sentence"]) - at)
    said = {name.removesuffix("_id"): row[name] for name in _SAME}
    return Occurrence(
        number=row["id"],
        finding=row["finding_id"],
        start=row["start"],
        end=row["end"],
        at=None if at is None else Span(at, at + shown),
        source_at=None if source_at is None else Span(source_at, row["source_end"]),
        confidence=row["confidence"],
        evidence=_evidence(row["evidence"]),
        candidates=tuple(_candidate(one) for one in row["candidates"]),
        settled_by=row["settled_by"],
        **said,
    )


def filed_of(row: Kept) -> Filed:
    """Return the judgement of a row."""
    names = ("key", "verdict", "editor", "at", "rendering", "note", "citation", "code", "surface", "suggestion")
    judgement = Judgement(
        scope=Scope(row["scope"], row["scope_value"]),
        entity=entity_of(row),
        **{name: row[name] for name in names},
    )
    return Filed(row["id"], row["uid"], row["event_id"], judgement, row["undone_by"])


def entity_of(row: Kept) -> EntityRef | None:
    """Return the entity that a finding or a judgement proposes, if any."""
    return EntityRef(row["entity_id"], row["entity_name"]) if row["entity_id"] else None


def document_of(row: Kept) -> RecordedDocument:
    """Return the document of a row."""
    return RecordedDocument(**{name: row[name] for name in RecordedDocument.__slots__})


def filed_under(connection: Connection, numbers: Sequence[int]) -> tuple[Filed, ...]:
    """Return the judgements of some numbers, in their order."""
    asked = select(judgements).where(judgements.c.id.in_(numbers)).order_by(judgements.c.id)
    return tuple(map(filed_of, connection.execute(asked).mappings()))


def _candidate(one: dict[str, Any]) -> Candidate:
    return Candidate(one["id"], one["name"], one["score"], _evidence(one["evidence"]))


def _evidence(lines: Sequence[Sequence[Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(kind, detail, weight) for kind, detail, weight in lines)


Condition = ColumnElement[bool]
Text = ColumnElement[str]
OPEN = occurrences.c.settled_by.is_(None)
_FEW = 3000  # findings that are faster sorted than met on the way down the queue


def of_findings(filters: Filters) -> Condition:
    """Return what filters ask of the findings themselves."""
    return and_(true(), *_findings(filters))


def of_occurrences(filters: Filters) -> Condition | None:
    """Return what filters ask of an occurrence, None if nothing."""
    asked = list(_occurrences(filters))
    return and_(true(), *asked) if asked else None


def narrowed(connection: Connection, asked: Select[Any], filters: Filters) -> Select[Any]:
    """Return a query of open findings that keeps to filters.

    The queue is read in the order of worth, which is quick where many findings fit, and slow where few do among a
    hundred thousand; there the few are looked up first. Which it is, no planner of SQLite's knows: a look tells.
    """
    asked = asked.where(of_findings(filters))
    for rare, common in _parts(filters):
        many = connection.execute(select(func.count()).select_from(rare.limit(_FEW).subquery())).scalar_one()
        asked = asked.where(findings.c.id.in_(rare) if many < _FEW else common)
    return asked


def _parts(filters: Filters) -> Iterator[tuple[Select[Any], Condition]]:
    """Yield what looks up the findings of a filter, and the same as a condition on a finding."""
    if (where := of_occurrences(filters)) is not None:
        own = occurrences.c.finding_id == findings.c.id
        of_one = and_(*_occurrences(filters, _unindexed))
        yield select(occurrences.c.finding_id).where(OPEN, where), exists().where(own, OPEN, of_one)
    if filters.country is not None:
        of_country = finding_countries.c.country == storable(filters.country).upper()
        own = finding_countries.c.finding_id == findings.c.id
        there = select(findings.c.id).join_from(finding_countries, findings).where(of_country, findings.c.worth > 0)
        yield there, exists().where(own, of_country)


def _findings(filters: Filters) -> Iterator[Condition]:
    if filters.codes:
        yield findings.c.code.in_(filters.codes)
    if filters.severities:
        yield findings.c.severity.in_(filters.severities)
    if filters.least > 0:
        yield findings.c.confidence >= filters.least
    if filters.most < 1:
        yield findings.c.confidence <= filters.most
    if filters.surface is not None:
        yield findings.c.surface_key == surface_of(filters.surface)


def _occurrences(filters: Filters, as_read: Callable[[Text], Text] = lambda column: column) -> Iterator[Condition]:
    columns = occurrences.c
    if filters.document is not None:
        yield as_read(columns.document_id) == storable(filters.document)
    if filters.outlet is not None:
        yield as_read(columns.outlet) == storable(filters.outlet)
    if filters.since is not None:
        yield as_read(columns.published) >= storable(filters.since)
    if filters.until is not None:
        published = as_read(columns.published)
        yield and_(published <= storable(filters.until) + LAST, published != "")


def _unindexed(column: Text) -> Text:
    """Return a column so that no index is used: SQLite would read a month to look at one finding's occurrences."""
    return func.coalesce(column, "")
