"""The one way in which the tables change: an event, and the states that it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.bulk import insert_rows
from namenorm.gazetteer.store.reading import Standing, batches, standing
from namenorm.gazetteer.store.rows import head, parts
from namenorm.gazetteer.store.state import GONE, State, state_text
from namenorm.gazetteer.store.tables import PARTS, changes, entities, events, terms
from namenorm.gazetteer.store.terms import terms_of
from namenorm.gazetteer.store.total import add_to_total
from namenorm.gazetteer.store.values import Act, Action, Event


@dataclass(frozen=True, slots=True)
class _Write:
    """One identifier's change."""

    entity_id: str
    before: State
    after: State
    version: int
    row: Mapping[str, Any]
    is_new: bool


def record(
    connection: Connection, act: Act, action: Action, states: Mapping[str, State], undoes: int | None = None
) -> Event:
    """Write an event with the state in which it leaves each entity that it touches."""
    event = begin(connection, act, action, undoes)
    write(connection, event, states)
    return event


def begin(connection: Connection, act: Act, action: Action, undoes: int | None = None) -> Event:
    """Write an event whose changes are still to come, in the same transaction.

    Raises:
        GazetteerError: If it does not say who did it.
    """
    if not act.editor.strip():
        raise GazetteerError("nobody is named who does it: give --editor, or set NAMENORM_EDITOR")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    row = {"at": at, "editor": act.editor, "action": action, "why": act.why, "citation": act.citation, "undoes": undoes}
    done = connection.execute(insert(events).values(row).returning(events.c.id))
    return Event(int(done.scalar_one()), at, action, act, undoes)


def write(
    connection: Connection,
    event: Event,
    states: Mapping[str, State],
    known: Mapping[str, Standing] | None = None,
) -> None:
    """Write the states in which an event leaves entities.

    Args:
        connection: Within ``engine.writing``.
        event: Written by ``begin`` in the same transaction.
        states: By identifier.
        known: What stands under those identifiers now, where the caller has read it; else it is read.
    """
    now = standing(connection, states) if known is None else known
    writes = [_write(entity_id, now.get(entity_id), after) for entity_id, after in states.items()]
    _take_out([one for one in writes if one.before.entity is not None], connection)
    _put_heads(connection, writes)
    for table, rows in parts(_live(writes)).items():
        insert_rows(connection, table, rows)
    log = [(one, state_text(one.before), state_text(one.after)) for one in writes]
    insert_rows(connection, changes, [_change(event, *one) for one in log])
    add_to_total(connection, [before for _, before, _ in log], [after for _, _, after in log])


def _write(entity_id: str, now: Standing | None, after: State) -> _Write:
    if now is None:
        return _Write(entity_id, GONE, after, 1, {}, True)
    return _Write(entity_id, now.state, after, now.version + 1, now.row, False)


def _live(writes: Iterable[_Write]) -> Iterable[Entity]:
    return (one.after.entity for one in writes if one.after.entity is not None)


def _change(event: Event, one: _Write, before: str | None, after: str | None) -> dict[str, Any]:
    said = {"event_id": event.id, "entity_id": one.entity_id, "version": one.version}
    return {**said, "before": before, "after": after}


def _put_heads(connection: Connection, writes: Sequence[_Write]) -> None:
    rows = [(one.is_new, head(one.entity_id, one.after, one.version, one.row)) for one in writes]
    insert_rows(connection, entities, [row for is_new, row in rows if is_new])
    if changed := [{"at_id": row.pop("id"), **row} for is_new, row in rows if not is_new]:
        connection.execute(update(entities).where(entities.c.id == bindparam("at_id")), changed)


def _take_out(writes: Sequence[_Write], connection: Connection) -> None:
    if not writes:
        return
    for batch in batches(one.entity_id for one in writes):
        for table in PARTS:
            connection.execute(table.delete().where(table.c.entity_id.in_(batch)))
    keyed = ("whole", "term", "position")
    old = [
        {"at_id": one.entity_id, **dict(zip(("at_whole", "at_term", "at_position"), term, strict=True))}
        for one in writes
        if one.before.entity is not None
        for term in terms_of(one.before.entity)
    ]
    fits = [terms.c[column] == bindparam(f"at_{column}") for column in keyed]
    if old:
        connection.execute(terms.delete().where(terms.c.entity_id == bindparam("at_id"), *fits), old)
