"""Taking back a decision, by the store's own undo."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from namenorm.errors import InputError
from namenorm.gazetteer.store import history, undo
from namenorm.gazetteer.store.ledger_tables import findings, judgements
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.tables import events
from namenorm.gazetteer.store.values import Act
from namenorm.review.answers import filed_of
from namenorm.review.values import Undone


def take_back(connection: Connection, event_id: int | None, act: Act) -> Undone:
    """Take back a decision, the editor's last that holds unless it is named.

    Raises:
        InputError: If there is nothing to take back.
        Conflict: If an entity that it promoted was changed since.
        GazetteerError: If it was taken back already.
    """
    undid = event_id if event_id is not None else _last(connection, act.editor)
    new = undo.undo(connection, undid, act)
    touched = select(judgements).where(judgements.c.touched == new.id).order_by(judgements.c.id)
    filed = tuple(map(filed_of, connection.execute(touched).mappings()))
    changed = tuple(one.entity_id for one in history.changes_of(connection, new.id))
    return Undone(new.id, undid, filed, changed, _findings(connection, new.id))


def _last(connection: Connection, editor: str) -> int:
    one = judgements.c
    asked = select(one.event_id).join_from(judgements, events, one.event_id == events.c.id)
    asked = asked.where(one.editor == editor, one.undone_by.is_(None), events.c.action == "judge")
    found = connection.execute(asked.order_by(one.event_id.desc()).limit(1)).scalar_one_or_none()
    if found is None:
        raise InputError(f"{editor} has no judgement to take back: name the event, see namenorm gazetteer history")
    return int(found)


def _findings(connection: Connection, event_id: int) -> tuple[int, ...]:
    asked = select(judgements.c.question, judgements.c.affirms).where(judgements.c.touched == event_id)
    rows = connection.execute(asked).all()
    found: set[int] = set()
    for batch in batches(rows):
        questions, affirms = {one.question for one in batch}, {one.affirms for one in batch} - {None}
        same = or_(findings.c.question.in_(questions), findings.c.rendering.in_(affirms))
        found.update(connection.execute(select(findings.c.id).where(same)).scalars())
    return tuple(sorted(found))
