"""The log: what was done to an entity, and what one event did to all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.engine import Row

from namenorm.gazetteer.store.state import state_of
from namenorm.gazetteer.store.tables import changes, events
from namenorm.gazetteer.store.values import Act, Change, Event

_LOGGED = (*events.c, changes.c.entity_id, changes.c.version, changes.c.before, changes.c.after)
_EVENT = select(events).where(events.c.id == bindparam("number"))
_CHANGES = select(*_LOGGED).join_from(changes, events).where(events.c.id == bindparam("number"))
_CHANGES = _CHANGES.order_by(changes.c.entity_id)


def history(connection: Connection, entity_id: str, after_version: int = 0) -> tuple[Change, ...]:
    """Return what was done to an entity after a version of it, the earliest first."""
    at = (changes.c.entity_id == entity_id) & (changes.c.version > after_version)
    asked = select(*_LOGGED).join_from(changes, events).where(at).order_by(changes.c.version)
    return tuple(_change(row) for row in connection.execute(asked))


def changes_of(connection: Connection, event_id: int) -> Iterator[Change]:
    """Yield what an event did, in the order of identifiers."""
    for row in connection.execute(_CHANGES, {"number": event_id}):
        yield _change(row)


def event(connection: Connection, event_id: int) -> Event | None:
    """Return an event, None if there is none of that number."""
    row = connection.execute(_EVENT, {"number": event_id}).one_or_none()
    return None if row is None else _event(row)


def latest(connection: Connection, limit: int) -> tuple[Event, ...]:
    """Return the last events, the latest first."""
    rows = connection.execute(select(events).order_by(events.c.id.desc()).limit(limit))
    return tuple(_event(row) for row in rows)


def _event(row: Row[Any]) -> Event:
    return Event(row.id, row.at, row.action, Act(row.editor, row.why, row.citation), row.undoes)


def _change(row: Row[Any]) -> Change:
    return Change(_event(row), row.entity_id, row.version, state_of(row.before), state_of(row.after))
