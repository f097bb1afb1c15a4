"""What is asked next, and one question with all that is needed to answer it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select, tuple_
from sqlalchemy.engine import Row

from namenorm.gazetteer.store.tables import findings, judgements, occurrences
from namenorm.review.answers import filed_of, filed_under
from namenorm.review.narrow import OPEN, narrowed, of_occurrences
from namenorm.review.shown import FIRST, asked_otherwise, built, first_of, parts, shown
from namenorm.review.values import Filed, Filters, Place, QueueItem

_ALL = Filters()
_NOBODY = 0  # a number that no finding has
_ROOM = 8  # numbers to leave out come in steps of so many, since for each length a statement is prepared


def queue(
    connection: Connection, filters: Filters, limit: int, after: Place | None, but: Collection[int] = ()
) -> tuple[QueueItem, ...]:
    """Return the open findings that fit, the worthiest first; of equal worth the latest."""
    said: dict[str, Any] = {"most": limit}
    if but:
        said["but"] = [*but, *[_NOBODY] * (-len(but) % _ROOM)]
    if after is not None:
        said |= {"worth": after.worth, "finding": after.finding}
    asked = _QUEUE[_shape(said)] if filters == _ALL else _narrowed(connection, filters, said)
    return _found(connection, connection.execute(asked, said).all())


def item(connection: Connection, finding: int, document: str | None) -> QueueItem | None:
    """Return one finding, open or not; None where there is none, or it no longer occurs."""
    asked = _ITEM if document is None else _ITEM_THERE
    found = _found(connection, connection.execute(asked, {"number": finding, "there": document}).all())
    return found[0] if found else None


def numbers_of(connection: Connection, key: str) -> tuple[int, ...]:
    """Return the findings of a key or of keys that begin so, the latest first."""
    begins = (findings.c.key >= key) & (findings.c.key < key + "g")  # behind every hexadecimal digit
    return tuple(connection.execute(select(findings.c.id).where(begins).order_by(findings.c.id.desc())).scalars())


def _found(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[QueueItem, ...]:
    return tuple(built(row, _earlier(connection, row), _answer(connection, row)) for row in rows)


def _answer(connection: Connection, row: Row[Any]) -> Filed | None:
    """Return the judgement that settles the occurrence of a row."""
    settled_by = parts(row)[2]["settled_by"]
    return None if settled_by is None else filed_under(connection, [settled_by])[0]


def _earlier(connection: Connection, row: Row[Any]) -> tuple[Filed, ...]:
    """Return the judgements on the same key that would cover an occurrence, had they been asked the same."""
    finding, beside, lead = parts(row)
    if not beside["is_asked_again"]:
        return ()
    said = {"same": finding["key"], "now": finding["question"]}
    said |= {"document": lead["document_id"], "outlet": lead["outlet"]}
    return tuple(map(filed_of, connection.execute(_EARLIER, said).mappings()))


def _shape(said: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    return "but" in said, "worth" in said, said["most"] == 1


def _numbers(but: bool, after: bool, one: bool) -> Select[Any]:
    # The numbers first: what narrows findings stands in the very index that has them in the order of worth.
    asked = select(findings.c.id).where(findings.c.worth > 0)
    if but:
        asked = asked.where(findings.c.id.not_in(bindparam("but", expanding=True)))
    if after:
        asked = asked.where(tuple_(findings.c.worth, findings.c.id) < _AFTER)
    # PostgreSQL, which plans a prepared statement for whatever is bound, has to know where it is one.
    return asked.order_by(*FIRST).limit(literal_column("1") if one else bindparam("most"))


def _narrowed(connection: Connection, filters: Filters, said: dict[str, Any]) -> Select[Any]:
    where = of_occurrences(filters)
    numbers = narrowed(connection, _numbers(*_shape(said)), filters)
    return shown(numbers, _OPEN_LEAD if where is None else first_of(OPEN, where))


def _otherwise() -> Select[Any]:
    one = judgements.c
    asked = select(judgements).where(one.key == bindparam("same"), one.question != bindparam("now"))
    asked = asked.where(asked_otherwise(bindparam("document"), bindparam("outlet")))
    return asked.order_by(one.at.desc(), one.id.desc()).limit(3)


_AFTER = tuple_(bindparam("worth", type_=findings.c.worth.type), bindparam("finding", type_=findings.c.id.type))
# Built once: putting such a statement together takes longer than running it.
_EARLIER = _otherwise()
_OPEN_LEAD = first_of(OPEN)
_QUEUE = {shape: shown(_numbers(*shape), _OPEN_LEAD) for shape in product((False, True), repeat=3)}
_THERE = occurrences.c.document_id == bindparam("there")
_NUMBER = select(findings.c.id).where(findings.c.id == bindparam("number"))
_ITEM = shown(_NUMBER, func.coalesce(_OPEN_LEAD, first_of()))
_ITEM_THERE = shown(_NUMBER, func.coalesce(first_of(_THERE, OPEN), first_of(_THERE), _OPEN_LEAD, first_of()))
