"""Taking back a decision, by the store's own undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, or_, select
from sqlalchemy.engine import RowMapping

from namenorm.errors import InputError
from namenorm.gazetteer.store import edit
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.tables import changes, events, findings, judgements
from namenorm.gazetteer.store.values import Act
from namenorm.review.answers import filed_of
from namenorm.review.values import Filed, Undone

_CHANGED = select(changes.c.entity_id).where(changes.c.event_id == bindparam("event")).order_by(changes.c.entity_id)


def take_back(connection: Connection, event_id: int | None, act: Act) -> Undone:
    """Take back a decision, the editor's last that holds unless it is named.

    Raises:
        InputError: If there is nothing to take back.
        Conflict: If an entity that it promoted was changed since.
        GazetteerError: If it was taken back already.
    """
    undid = event_id if event_id is not None else _last(connection, act.editor)
    new, filed = edit.undo(connection, undid, act)
    changed = tuple(connection.execute(_CHANGED, {"event": new.id}).scalars())
    return Undone(new.id, undid, tuple(map(filed_of, filed)), changed, _findings(connection, filed))


def redoable(connection: Connection, editor: str) -> Filed | None:
    """Return the first judgement of what an editor took back last and has decided nothing since; None if nothing."""
    row = connection.execute(_TAKEN_BACK, {"editor": editor}).mappings().one_or_none()
    return None if row is None else filed_of(row)


def redo(connection: Connection, act: Act) -> Undone:
    """File again what the editor took back last.

    Raises:
        InputError: If there is nothing, or something was decided since.
        Conflict: If an entity that it promoted was changed since.
    """
    taken = redoable(connection, act.editor)
    if taken is None:
        raise InputError(f"{act.editor} has taken nothing back since the last decision: there is nothing to do again")
    return take_back(connection, taken.undone_by, act)


def _last(connection: Connection, editor: str) -> int:
    one = judgements.c
    asked = select(one.event_id).join_from(judgements, events, one.event_id == events.c.id)
    asked = asked.where(one.editor == editor, one.undone_by.is_(None), events.c.action == "judge")
    found = connection.execute(asked.order_by(one.event_id.desc()).limit(1)).scalar_one_or_none()
    if found is None:
        raise InputError(f"{editor} has no judgement to take back: name the event, see namenorm gazetteer history")
    return int(found)


def _findings(connection: Connection, filed: Sequence[RowMapping]) -> tuple[int, ...]:
    found: set[int] = set()
    for batch in batches(filed):
        questions, affirms = {one["question"] for one in batch}, {one["affirms"] for one in batch} - {None}
        same = or_(findings.c.question.in_(questions), findings.c.rendering.in_(affirms))
        found.update(connection.execute(select(findings.c.id).where(same)).scalars())
    return tuple(sorted(found))


def _taken_back() -> Select[Any]:
    """Return the statement of ``redoable``: what holds no longer, by an undo behind the last decision that holds."""
    one, holding = judgements.c, judgements.alias().c
    holds = select(func.coalesce(func.max(holding.event_id), 0))
    holds = holds.where(holding.editor == bindparam("editor"), holding.undone_by.is_(None))
    asked = select(judgements).join_from(judgements, events, one.undone_by == events.c.id)
    asked = asked.where(one.editor == bindparam("editor"), one.undone_by > holds.scalar_subquery())
    asked = asked.where(events.c.editor == bindparam("editor"), events.c.action == "undo")
    return asked.order_by(one.undone_by.desc(), one.id).limit(literal_column("1"))


_TAKEN_BACK = _taken_back()
