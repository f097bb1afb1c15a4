"""Rows of the ledger as values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from namenorm.gazetteer.store.settling import Kept
from namenorm.gazetteer.store.tables import documents, judgements, occurrences
from namenorm.judgement import Judgement, Scope
from namenorm.review.values import Filed, Occurrence, RecordedDocument
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
