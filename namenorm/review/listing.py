"""What lies in the ledger: occurrences, documents, judgements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal_column, or_, select

from namenorm.gazetteer.store.settling import in_force
from namenorm.gazetteer.store.tables import documents, findings, judgements, occurrences
from namenorm.review import queue
from namenorm.review.answers import OCCURRENCES, document_of, filed_of, occurrence_of
from namenorm.review.narrow import OPEN, of_occurrences
from namenorm.review.values import Filed, Filters, Occurrence, QueueItem, RecordedDocument


def of_finding(
    connection: Connection, finding: int, filters: Filters, only_open: bool, limit: int, after: int
) -> tuple[Occurrence, ...]:
    """Return the occurrences of a finding that fit, in the order of their numbers."""
    asked = OCCURRENCES.where(occurrences.c.finding_id == finding)
    if only_open:
        asked = asked.where(OPEN)
    if (where := of_occurrences(filters)) is not None:
        asked = asked.where(where)
    return _occurrences(connection, asked, limit, after)


def of_entity(connection: Connection, entity_id: str, limit: int, after: int) -> tuple[Occurrence, ...]:
    """Return where an entity was proposed, in the order of numbers."""
    which = select(findings.c.id).where(findings.c.entity_id == entity_id)
    return _occurrences(connection, OCCURRENCES.where(occurrences.c.finding_id.in_(which)), limit, after)


def in_document(connection: Connection, document_id: str) -> tuple[tuple[QueueItem, Occurrence], ...]:
    """Return all that was found in a document, in the order of places."""
    asked = OCCURRENCES.where(occurrences.c.document_id == document_id)
    rows = connection.execute(asked.order_by(occurrences.c.start, occurrences.c.id)).mappings().all()
    found = [occurrence_of(row) for row in rows]
    items = {one: queue.item(connection, one, document_id) for one in {each.finding for each in found}}
    return tuple((item, one) for one in found if (item := items[one.finding]) is not None)


def document(connection: Connection, document_id: str) -> RecordedDocument | None:
    """Return a document as it was last recorded."""
    row = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().one_or_none()
    return None if row is None else document_of(row)


def some_documents(connection: Connection, limit: int, after: str) -> tuple[RecordedDocument, ...]:
    """Return documents in the order of identifiers."""
    asked = select(documents).where(documents.c.id > after).order_by(documents.c.id).limit(limit)
    return tuple(map(document_of, connection.execute(asked).mappings()))


def filed(
    connection: Connection, said: Mapping[str, str], undone: bool, limit: int, before: int | None
) -> tuple[Filed, ...]:
    """Return the judgements whose columns say so, the latest first; ``undone`` adds those that hold no longer."""
    values = {**said, "most": limit} | ({} if before is None else {"before": before})
    rows = connection.execute(_filed(tuple(said), undone, before is not None, limit == 1), values).mappings()
    return tuple(map(filed_of, rows))


def is_own(connection: Connection, event: int, editor: str) -> bool:
    """Tell whether an event filed a judgement of an editor's, or was the last to take one back."""
    return connection.execute(_OWN, {"event": event, "editor": editor}).scalar() is not None


@cache
def _filed(names: tuple[str, ...], undone: bool, before: bool, one: bool) -> Select[Any]:
    """Return the statement, which takes longer to put together than to run."""
    asked = select(judgements).where(*(judgements.c[name] == bindparam(name) for name in names))
    if before:
        asked = asked.where(judgements.c.id < bindparam("before"))
    asked = asked if undone else in_force(asked, few=True)
    if "editor" in names and not undone:  # the order of numbers too, and that of an index
        asked = asked.order_by(judgements.c.event_id.desc())
    # PostgreSQL, which plans a prepared statement for whatever is bound, has to know where it is one.
    return asked.order_by(judgements.c.id.desc()).limit(literal_column("1") if one else bindparam("most"))


def _occurrences(connection: Connection, asked: Select[Any], limit: int, after: int) -> tuple[Occurrence, ...]:
    asked = asked.where(occurrences.c.id > after).order_by(occurrences.c.id).limit(limit)
    return tuple(map(occurrence_of, connection.execute(asked).mappings()))


_BY_EVENT = or_(judgements.c.event_id == bindparam("event"), judgements.c.undone_by == bindparam("event"))
_OWN = select(judgements.c.id).where(_BY_EVENT, judgements.c.editor == bindparam("editor")).limit(1)
