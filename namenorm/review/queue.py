"""What is asked next, and one question with all that is needed to answer it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, or_, select, true, tuple_
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.store.ledger_tables import finding_countries, findings, judgements, occurrences
from namenorm.review.answers import OCCURRENCES, entity_of, filed_of, occurrence_of
from namenorm.review.covering import counts, of_group
from namenorm.review.narrow import OPEN, Condition, narrowed, of_occurrences
from namenorm.review.standing import version_of
from namenorm.review.values import Filed, Filters, Occurrence, Place, QueueItem
from namenorm.values import Scope

_FIRST = (findings.c.worth.desc(), findings.c.id.desc())
_ALL = Filters()


def queue(
    connection: Connection, filters: Filters, limit: int, after: Place | None, but: Collection[int] = ()
) -> tuple[QueueItem, ...]:
    """Return the open findings that fit, the worthiest first; of equal worth the latest."""
    asked = narrowed(connection, select(findings).where(findings.c.worth > 0), filters)
    if but:
        asked = asked.where(findings.c.id.not_in(but))
    if after is not None:
        asked = asked.where(tuple_(findings.c.worth, findings.c.id) < (after.worth, after.finding))
    rows = connection.execute(asked.order_by(*_FIRST).limit(limit)).mappings().all()
    where = and_(OPEN, true() if (said := of_occurrences(filters)) is None else said)
    found = [_item(connection, row, where) for row in rows]
    return tuple(one for one in found if one is not None)


def item(connection: Connection, finding: int, document: str | None) -> QueueItem | None:
    """Return one finding, open or not; None where there is none, or it no longer occurs."""
    row = connection.execute(select(findings).where(findings.c.id == finding)).mappings().one_or_none()
    if row is None:
        return None
    here = occurrences.c.document_id == document
    ways = [here & OPEN, here, OPEN, true()] if document is not None else [OPEN, true()]
    return next((one for where in ways if (one := _item(connection, row, where)) is not None), None)


def numbers_of(connection: Connection, key: str) -> tuple[int, ...]:
    """Return the findings of a key or of keys that begin so, the latest first."""
    begins = (findings.c.key >= key) & (findings.c.key < key + "g")  # behind every hexadecimal digit
    return tuple(connection.execute(select(findings.c.id).where(begins).order_by(findings.c.id.desc())).scalars())


def _item(connection: Connection, row: RowMapping, where: Condition) -> QueueItem | None:
    asked = OCCURRENCES.where(occurrences.c.finding_id == row["id"], where).order_by(occurrences.c.id).limit(1)
    found = connection.execute(asked).mappings().one_or_none()
    return None if found is None else _built(connection, row, occurrence_of(found))


def _built(connection: Connection, row: RowMapping, lead: Occurrence) -> QueueItem:
    scope = Scope("document", lead.document)
    names = ("key", "code", "severity", "surface", "suggestion", "message", "confidence", "provisional", "worth")
    grouped = select(findings.c.id).where(of_group(row))
    return QueueItem(
        finding=row["id"],
        entity=entity_of(row),
        countries=_countries(connection, row["id"]),
        open=counts(connection, (occurrences.c.finding_id == row["id"]) & OPEN),
        settled=row["settled"],
        group=counts(connection, occurrences.c.finding_id.in_(grouped) & OPEN),
        lead=lead,
        scope=scope,
        version=version_of(connection, row["question"], scope),
        earlier=_earlier(connection, row, lead),
        **{name: row[name] for name in names},
    )


def _countries(connection: Connection, finding: int) -> tuple[str, ...]:
    asked = select(finding_countries.c.country).where(finding_countries.c.finding_id == finding)
    return tuple(sorted(connection.execute(asked).scalars()))


def _earlier(connection: Connection, row: RowMapping, lead: Occurrence) -> tuple[Filed, ...]:
    """Return the judgements on the same key that would cover an occurrence, had they been asked the same."""
    one: Any = judgements.c
    covers = or_(
        (one.scope == "document") & (one.scope_value == lead.document),
        (one.scope == "outlet") & (one.scope_value == lead.outlet),
        one.scope == "everywhere",
    )
    asked = select(judgements).where(one.key == row["key"], one.question != row["question"])
    asked = asked.where(one.undone_by.is_(None), covers).order_by(one.at.desc(), one.id.desc()).limit(3)
    return tuple(map(filed_of, connection.execute(asked).mappings()))
