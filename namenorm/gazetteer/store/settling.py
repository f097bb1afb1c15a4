"""Which judgements hold, which occurrences each of them settles, and what that leaves open, after each change.

A judgement that holds settles an occurrence within its scope if it answers the very question (the same key with the
same suggestion), or if it says of the same surface that it should read what is suggested here, under whatever code. The
narrowest scope goes first, and within one scope the latest. What is settled is thus a function of the judgements that
hold, so that taking one back restores exactly what was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.dml import ReturningUpdate

from namenorm.gazetteer.precedent import Precedent
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.tables import changes, events, findings, judgements, occurrences
from namenorm.judgement import ScopeKind

_DECIDED = ("accept", "reject", "edit")
_SAME = ("key", "surface", "suggestion", "verdict", "rendering", "editor", "at", "note")


def precedents(connection: Connection) -> Iterator[Precedent]:
    """Yield the judgements that hold everywhere or for an outlet, in the order in which they were filed."""
    asked = select(judgements).where(judgements.c.scope != "document", judgements.c.verdict.in_(_DECIDED))
    for row in connection.execute(in_force(asked).order_by(judgements.c.at, judgements.c.uid)).mappings():
        yield Precedent(outlet=row["scope_value"], **{name: row[name] for name in _SAME})


def in_force(asked: Select[Any], *, few: bool = False) -> Select[Any]:
    """Keep of judgements those that hold: neither taken back nor followed by a later one in the same scope.

    Args:
        asked: The query.
        few: Whether only the first few are wanted: then each is looked up as it is met. PostgreSQL would otherwise join
            all judgements with all to show one.
    """
    return asked.where(judgements.c.undone_by.is_(None), _LAST_OF_FEW if few else _LAST)


def _last(*, few: bool) -> ColumnElement[bool]:
    one, later = judgements.c, judgements.alias()
    same = and_(
        later.c.question == one.question,
        later.c.scope == one.scope,
        later.c.scope_value == one.scope_value,
        later.c.undone_by.is_(None),
        or_(later.c.at > one.at, and_(later.c.at == one.at, later.c.id > one.id)),
    )
    if few:  # whatever has an offset PostgreSQL leaves where it stands
        return ~select(later.c.id).where(same).offset(0).correlate(judgements).exists()
    return ~exists().where(same).correlate(judgements)


_LAST, _LAST_OF_FEW = _last(few=False), _last(few=True)


_AFFIRMING = ("accept", "edit")
_BY_HAND = ("add", "edit", "merge", "split", "judge")


def affirmed(connection: Connection) -> frozenset[str]:
    """Return the identifiers of entities that an editor has affirmed.

    Those are the entities that judgements in force accept, whatever their scope, and those that an editor added or
    changed by hand, unless that was undone; what a load or an import alone brought is not judged.
    """
    accepted = select(judgements.c.entity_id).where(
        judgements.c.verdict.in_(_AFFIRMING), judgements.c.entity_id.is_not(None)
    )
    undo, redo = events.alias(), events.alias()
    undone = exists().where(undo.c.undoes == events.c.id, ~exists().where(redo.c.undoes == undo.c.id))
    by_hand = (
        select(changes.c.entity_id).join_from(changes, events).where(events.c.action.in_(_BY_HAND), ~undone).distinct()
    )
    found = {*connection.execute(in_force(accepted)).scalars(), *connection.execute(by_hand).scalars()}
    return frozenset(one for one in found if one)


Kept = RowMapping | Mapping[str, Any]
"""A row, read or just written."""
Judged = Sequence[Kept]
"""Rows of ``judgements``."""


def resettle(connection: Connection, filed: Judged) -> tuple[list[int], int]:
    """Bring up to date what some judgements, new or taken back, bear on.

    Returns:
        The findings concerned, and how many occurrences more are settled now; negative where some are open again.
    """
    before = _concerned(connection, filed)
    concerned = sorted(before)
    for scope, said in _within(filed):
        for batch in batches(concerned):
            connection.execute(_SETTLE[scope], {"numbers": batch, **said})
    return concerned, recount(connection, concerned) - sum(before.values())


def settle(connection: Connection, where: ColumnElement[bool]) -> None:
    """Write to some occurrences which judgement settles them, if any."""
    connection.execute(update(occurrences).where(where).values(settled_by=_SETTLING))


def recount(connection: Connection, finding_ids: Iterable[int]) -> int:
    """Write to findings how many of their occurrences are open, and what a decision is worth.

    Returns:
        How many of their occurrences are settled.
    """
    return sum(sum(connection.execute(_RECOUNT, {"numbers": batch}).scalars()) for batch in batches(finding_ids))


def take_back(connection: Connection, event_id: int, undone: Sequence[int]) -> Sequence[RowMapping]:
    """Let the judgements of an event hold no longer or, where that is itself an undo, hold again.

    Args:
        connection: Within ``engine.writing``.
        event_id: The new event, which takes back.
        undone: The event that is taken back, then the one that this took back, and so on.

    Returns:
        Their rows as they are now.
    """
    holds = and_(judgements.c.event_id == undone[-1], judgements.c.undone_by.is_(None))
    taken = and_(judgements.c.undone_by == undone[0])
    which, by = (holds, event_id) if len(undone) % 2 else (taken, None)
    changed = update(judgements).where(which).values(touched=event_id, undone_by=by).returning(*judgements.c)
    filed = connection.execute(changed).mappings().all()
    resettle(connection, filed)
    return sorted(filed, key=itemgetter("id"))


def _concerned(connection: Connection, filed: Judged) -> dict[int, int]:
    """Return the findings that judgements answer, and how many of their occurrences are settled."""
    found: dict[int, int] = {}
    for batch in batches(filed):
        questions, affirmed = {one["question"] for one in batch}, {one["affirms"] for one in batch} - {None}
        rows = connection.execute(_ANSWERED, {"questions": list(questions), "affirmed": list(affirmed)})
        found.update({row.id: row.settled for row in rows})
    return found


def _within(filed: Judged) -> Iterable[tuple[ScopeKind, dict[str, list[str]]]]:
    """Yield what the scopes of judgements cover, together: which statement settles it, with which values."""
    if any(one["scope"] == "everywhere" for one in filed):
        yield "everywhere", {}
        return
    for kind in _PLACES:
        values = {one["scope_value"] for one in filed if one["scope"] == kind}
        yield from ((kind, {"values": batch}) for batch in batches(values))


def _settling() -> Any:
    one, found = judgements.alias(), findings.alias()
    rank = case({"document": 0, "outlet": 1, "everywhere": 2}, value=one.c.scope)
    answers = ((one.c.question, found.c.question), (one.c.affirms, found.c.rendering))
    scopes = (("document", occurrences.c.document_id), ("outlet", occurrences.c.outlet), ("everywhere", ""))
    # Written out, so that each branch is a look-up in an index on both databases.
    fits = [
        and_(said == asked, one.c.scope == kind, one.c.scope_value == value)
        for said, asked in answers
        for kind, value in scopes
    ]
    asked = select(one.c.id).select_from(found.join(one, true())).where(found.c.id == occurrences.c.finding_id)
    asked = asked.where(one.c.undone_by.is_(None), or_(*fits)).order_by(rank, one.c.at.desc(), one.c.id.desc())
    return asked.limit(1).correlate(occurrences).scalar_subquery()


def _recount() -> ReturningUpdate[Any]:
    which = findings.c.id.in_(_NUMBERS)
    own, still = occurrences.c.finding_id == findings.c.id, occurrences.c.settled_by.is_(None)
    count = select(func.count()).select_from(occurrences).where(own)
    doubt = select(func.coalesce(func.sum(occurrences.c.uncertainty), 0)).where(own, still)
    return (
        update(findings)
        .where(which)
        .values(
            open=count.where(still).scalar_subquery(),
            settled=count.where(occurrences.c.settled_by.is_not(None)).scalar_subquery(),
            worth=findings.c.weight * doubt.scalar_subquery(),
        )
        .returning(findings.c.settled)
    )


def _settle() -> dict[ScopeKind, Update]:
    """Return what settles occurrences of some findings, by the scope of what was judged."""
    places = {kind: column.in_(bindparam("values", expanding=True)) for kind, column in _PLACES.items()}
    own = update(occurrences).where(occurrences.c.finding_id.in_(_NUMBERS)).values(settled_by=_SETTLING)
    return {"everywhere": own, **{kind: own.where(there) for kind, there in places.items()}}


# Built once: putting such a statement together takes longer than running it.
_PLACES: dict[ScopeKind, Column[Any]] = {"document": occurrences.c.document_id, "outlet": occurrences.c.outlet}
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_SETTLING = _settling()
_SETTLE = _settle()
_RECOUNT = _recount()
_ANSWERED = select(findings.c.id, findings.c.settled).where(
    or_(
        findings.c.question.in_(bindparam("questions", expanding=True)),
        findings.c.rendering.in_(bindparam("affirmed", expanding=True)),
    )
)
