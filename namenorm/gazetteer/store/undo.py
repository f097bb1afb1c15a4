"""Taking back an event: a new event that leaves everything as it stood before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.conflict import Conflict
from namenorm.gazetteer.store.edit import stored
from namenorm.gazetteer.store.history import changes_of, event, history
from namenorm.gazetteer.store.ledger_tables import judgements
from namenorm.gazetteer.store.reading import BATCH, batches, standing
from namenorm.gazetteer.store.settling import take_back
from namenorm.gazetteer.store.values import Act, Event
from namenorm.gazetteer.store.writing import begin, write


def undo(connection: Connection, event_id: int, act: Act) -> tuple[Event, Sequence[RowMapping]]:
    """Restore what an event changed, exactly; an undo is undone in the same way.

    Later events on the same entities have to be undone first, the latest first. Judgements that the event filed hold no
    longer, or hold again.

    Returns:
        The new event, and the rows of those judgements.

    Raises:
        Conflict: If an entity is no longer as the event left it; it says which, and by which later events.
        GazetteerError: If there is no such event, or it filed judgements that were all taken back already.
    """
    undone = _undone(connection, event_id)
    new = begin(connection, act, "undo", event_id)
    for batch in batches(list(changes_of(connection, event_id)), BATCH * 4):
        known = standing(connection, [one.entity_id for one in batch])
        for one in batch:
            if known[one.entity_id].state != one.after:
                raise _conflict(connection, event_id, one.entity_id, one.version)
        write(connection, new, {one.entity_id: one.before for one in batch}, known)
    filed = take_back(connection, new.id, undone)
    if not filed and _files(connection, undone[-1]):
        raise GazetteerError(f"event {event_id} is taken back already: see namenorm gazetteer history")
    return new, filed


def _undone(connection: Connection, event_id: int) -> list[int]:
    """Return an event, the one that it takes back, and so on to the one that takes nothing back."""
    found: list[int] = []
    at: int | None = event_id
    while at is not None:
        one = event(connection, at)
        if one is None:
            raise GazetteerError(f"no event {event_id}: see namenorm gazetteer history")
        found.append(at)
        at = one.undoes
    return found


def _files(connection: Connection, event_id: int) -> bool:
    asked = select(judgements.c.id).where(judgements.c.event_id == event_id).limit(1)
    return connection.execute(asked).scalar_one_or_none() is not None


def _conflict(connection: Connection, event_id: int, entity_id: str, version: int) -> Conflict:
    since = history(connection, entity_id, version)
    later = ", ".join(f"{one.event.id} ({one.event.action} by {one.event.act.editor})" for one in since)
    undone = " by undoing it" if any(one.event.undoes == event_id for one in since) else ""
    message = (
        f"event {event_id} cannot be undone: {entity_id} was changed since{undone}, in event {later}: undo that first"
    )
    return Conflict(message, entity_id, stored(connection, entity_id), since)
