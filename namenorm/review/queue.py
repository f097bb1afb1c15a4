"""What is asked next, a question with all that is needed to answer it, and what else lies in the ledger.

All that a question needs is read in one statement, since each costs its way to the database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    distinct,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.engine import Row

from namenorm.gazetteer.store.settling import in_force
from namenorm.gazetteer.store.tables import documents, finding_countries, findings, judgements, occurrences
from namenorm.judgement import Scope
from namenorm.review.covering import VERSION
from namenorm.review.narrow import (
    OCCURRENCES,
    OF_OCCURRENCE,
    OPEN,
    document_of,
    entity_of,
    filed_of,
    filed_under,
    narrowed,
    occurrence_of,
    of_occurrences,
)
from namenorm.review.values import Counts, Filed, Filters, Occurrence, Place, QueueItem, RecordedDocument

FIRST = (findings.c.worth.desc(), findings.c.id.desc())
"""The order of the queue."""
LEAD = occurrences.alias("lead")
_SAID = ("key", "code", "severity", "surface", "suggestion", "message", "confidence", "provisional", "worth")
_OF_FINDING = ("id", "question", "rendering", "entity_id", "entity_name", "open", "settled", *_SAID)
_OF_GROUP = ("of_group", "group_documents", "group_outlets")
_BESIDE = ("countries", "version", "is_asked_again", "documents", "outlets", *_OF_GROUP)
# By the outlet itself, SQLite would read every open occurrence in the order of outlets to count a few.
_PLACES = (occurrences.c.document_id, occurrences.c.outlet.concat(literal_column("''")))


def first_of(*where: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the number of the first occurrence of a finding that fits."""
    asked = select(occurrences.c.id).where(occurrences.c.finding_id == findings.c.id, *where)
    return asked.order_by(occurrences.c.id).limit(1).correlate(findings).scalar_subquery()


def shown(numbers: Select[Any], lead: ColumnElement[Any]) -> Select[Any]:
    """Return the statement that asks for findings, each with the occurrence to show; ``built`` reads its rows.

    Args:
        numbers: Of which findings.
        lead: The number of that occurrence, as ``first_of`` returns it; a finding without one is left out.
    """
    which = numbers.subquery()
    columns = [*(findings.c[one] for one in _OF_FINDING), *_beside(), *(_of_lead(one) for one in OF_OCCURRENCE)]
    asked = select(*columns).join_from(which, findings, which.c.id == findings.c.id)
    asked = asked.join(LEAD, LEAD.c.id == lead).join(documents, documents.c.id == LEAD.c.document_id)
    return asked.order_by(*FIRST)


def built(row: Row[Any], earlier: tuple[Filed, ...] = (), answer: Filed | None = None) -> QueueItem:
    """Return the question of a row, with what was judged before, and what settles it."""
    finding, beside, lead = parts(row)
    occurrence = occurrence_of(lead)
    open_ = Counts(finding["open"], beside["documents"], beside["outlets"])
    group = Counts(beside["of_group"], beside["group_documents"], beside["group_outlets"])
    return QueueItem(
        finding=finding["id"],
        entity=entity_of(finding),
        countries=tuple(sorted((beside["countries"] or "").split())),
        open=open_,
        settled=finding["settled"],
        group=open_ if finding["rendering"] is None else group,
        lead=occurrence,
        scope=Scope("document", occurrence.document),
        version=beside["version"],
        earlier=earlier,
        answer=answer,
        **{name: finding[name] for name in _SAID},
    )


def parts(row: Row[Any]) -> tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]:
    """Return what a row says of the finding, beside it, and of the occurrence."""
    at, end = len(_OF_FINDING), len(_OF_FINDING) + len(_BESIDE)
    return (
        dict(zip(_OF_FINDING, row[:at], strict=True)),
        dict(zip(_BESIDE, row[at:end], strict=True)),
        dict(zip(OF_OCCURRENCE, row[end:], strict=True)),
    )


def asked_otherwise(document: ColumnElement[Any], outlet: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a judgement holds and covers an occurrence in a document of an outlet."""
    one = judgements.c
    covers = or_(
        and_(one.scope == "document", one.scope_value == document),
        and_(one.scope == "outlet", one.scope_value == outlet),
        one.scope == "everywhere",
    )
    return and_(one.undone_by.is_(None), covers)


def _of_lead(name: str) -> ColumnElement[Any]:
    return documents.c[name] if name == "signature" else LEAD.c[name]


def _beside() -> list[ColumnElement[Any]]:
    """Return the columns of ``_BESIDE``, each looked up in an index."""
    columns = findings.c
    countries = select(func.aggregate_strings(finding_countries.c.country, " "))
    countries = countries.where(finding_countries.c.finding_id == columns.id)
    group = findings.alias("same")
    of_group = group.c.rendering == columns.rendering
    of_own = occurrences.c.finding_id == columns.id
    counts = [func.count(distinct(place)) for place in _PLACES]
    own = [case((columns.open < 2, columns.open), else_=_one(select(each).where(of_own, OPEN))) for each in counts]
    others = [select(each).join_from(group, occurrences, occurrences.c.finding_id == group.c.id) for each in counts]
    return [
        _one(countries),
        _version(),
        _again(),
        *own,
        func.coalesce(_one(select(func.sum(group.c.open)).where(of_group)), 0),
        *(_one(each.where(of_group, OPEN)) for each in others),
    ]


def _version() -> ColumnElement[Any]:
    one = judgements.c
    where = (one.question == findings.c.question, one.scope == "document", one.scope_value == LEAD.c.document_id)
    return _one(select(VERSION).where(*where))


def _again() -> ColumnElement[bool]:
    one = judgements.c
    where = (one.key == findings.c.key, one.question != findings.c.question)
    return exists().where(*where, asked_otherwise(LEAD.c.document_id, LEAD.c.outlet)).correlate(findings, LEAD)


def _one(asked: Select[Any]) -> ColumnElement[Any]:
    return asked.correlate(findings, LEAD).scalar_subquery()


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
    items = {one: item(connection, one, document_id) for one in {each.finding for each in found}}
    return tuple((asked_of, one) for one in found if (asked_of := items[one.finding]) is not None)


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
