"""What is asked next, and one question with all that is needed to answer it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select, tuple_
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.store.ledger_tables import finding_countries, findings, judgements, occurrences
from namenorm.review.answers import OCCURRENCES, entity_of, filed_of, occurrence_of
from namenorm.review.covering import counts_of
from namenorm.review.narrow import OPEN, narrowed, of_occurrences
from namenorm.review.standing import version_of
from namenorm.review.values import Filed, Filters, Occurrence, Place, QueueItem
from namenorm.values import Scope

_FIRST = (findings.c.worth.desc(), findings.c.id.desc())
_ALL = Filters()


def queue(
    connection: Connection, filters: Filters, limit: int, after: Place | None, but: Collection[int] = ()
) -> tuple[QueueItem, ...]:
    """Return the open findings that fit, the worthiest first; of equal worth the latest."""
    # The numbers first: what narrows findings stands in the very index that has them in the order of worth.
    asked = narrowed(connection, select(findings.c.id).where(findings.c.worth > 0), filters)
    if but:
        asked = asked.where(findings.c.id.not_in(but))
    if after is not None:
        asked = asked.where(tuple_(findings.c.worth, findings.c.id) < (after.worth, after.finding))
    numbers = connection.execute(asked.order_by(*_FIRST).limit(limit)).scalars().all()
    rows = connection.execute(_ROWS, {"numbers": numbers}).mappings().all()
    said = of_occurrences(filters)
    lead = _OPEN_LEAD if said is None else _LEAD.where(OPEN, said)
    found = [_item(connection, row, lead) for row in rows]
    return tuple(one for one in found if one is not None)


def item(connection: Connection, finding: int, document: str | None) -> QueueItem | None:
    """Return one finding, open or not; None where there is none, or it no longer occurs."""
    row = connection.execute(_ROWS, {"numbers": [finding]}).mappings().one_or_none()
    if row is None:
        return None
    here = _LEAD.where(occurrences.c.document_id == document)
    ways = [_OPEN_LEAD, _LEAD] if document is None else [here.where(OPEN), here, _OPEN_LEAD, _LEAD]
    return next((one for lead in ways if (one := _item(connection, row, lead)) is not None), None)


def numbers_of(connection: Connection, key: str) -> tuple[int, ...]:
    """Return the findings of a key or of keys that begin so, the latest first."""
    begins = (findings.c.key >= key) & (findings.c.key < key + "g")  # behind every hexadecimal digit
    return tuple(connection.execute(select(findings.c.id).where(begins).order_by(findings.c.id.desc())).scalars())


def _item(connection: Connection, row: RowMapping, lead: Select[Any]) -> QueueItem | None:
    found = connection.execute(lead, {"own": row["id"]}).mappings().one_or_none()
    return None if found is None else _built(connection, row, occurrence_of(found))


def _built(connection: Connection, row: RowMapping, lead: Occurrence) -> QueueItem:
    scope = Scope("document", lead.document)
    names = ("key", "code", "severity", "surface", "suggestion", "message", "confidence", "provisional", "worth")
    open_, group = counts_of(connection, row)
    return QueueItem(
        finding=row["id"],
        entity=entity_of(row),
        countries=_countries(connection, row["id"]),
        open=open_,
        settled=row["settled"],
        group=group,
        lead=lead,
        scope=scope,
        version=version_of(connection, row["question"], scope),
        earlier=_earlier(connection, row, lead),
        **{name: row[name] for name in names},
    )


def _countries(connection: Connection, finding: int) -> tuple[str, ...]:
    return tuple(sorted(connection.execute(_COUNTRIES, {"own": finding}).scalars()))


def _earlier(connection: Connection, row: RowMapping, lead: Occurrence) -> tuple[Filed, ...]:
    """Return the judgements on the same key that would cover an occurrence, had they been asked the same."""
    said = {"same": row["key"], "now": row["question"], "document": lead.document, "outlet": lead.outlet}
    return tuple(map(filed_of, connection.execute(_EARLIER, said).mappings()))


def _otherwise() -> Select[Any]:
    one = judgements.c
    covers = or_(
        and_(one.scope == "document", one.scope_value == bindparam("document")),
        and_(one.scope == "outlet", one.scope_value == bindparam("outlet")),
        one.scope == "everywhere",
    )
    asked = select(judgements).where(one.key == bindparam("same"), one.question != bindparam("now"))
    return asked.where(one.undone_by.is_(None), covers).order_by(one.at.desc(), one.id.desc()).limit(3)


_EARLIER = _otherwise()
_ROWS = select(findings).where(findings.c.id.in_(bindparam("numbers", expanding=True))).order_by(*_FIRST)
_LEAD = OCCURRENCES.where(occurrences.c.finding_id == bindparam("own")).order_by(occurrences.c.id).limit(1)
_OPEN_LEAD = _LEAD.where(OPEN)
_COUNTRIES = select(finding_countries.c.country).where(finding_countries.c.finding_id == bindparam("own"))
