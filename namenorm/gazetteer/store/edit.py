"""What one editor does to one entity: add it, change it, take it out."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection
from ulid import ULID

from namenorm.errors import GazetteerError
from namenorm.gazetteer.lines import from_line, to_line
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.base import shaped
from namenorm.gazetteer.store.conflict import Conflict
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.history import history
from namenorm.gazetteer.store.reading import Standing, resolved, standing
from namenorm.gazetteer.store.state import GONE, State
from namenorm.gazetteer.store.values import Act, Change, Event, Stored
from namenorm.gazetteer.store.writing import record

OWN_SOURCE = "curated"
_SAID = 5  # differences that a conflict spells out


def add(connection: Connection, entity: Entity, act: Act) -> Event:
    """Add an entity; without an identifier it is given a new one.

    Raises:
        Conflict: If the identifier is or was another's.
        GazetteerError: If it is no entity.
    """
    new = sound(named(entity))
    if new.id in standing(connection, [new.id]):
        now = stored(connection, new.id)
        said = f"is {now.entity.name}" if now is not None else "was in use and is never used again"
        raise Conflict(f"{new.id} {said}: leave the identifier out, and a new one is made", new.id, now)
    return record(connection, act, "add", {new.id: State(shaped(connection, new))})


def edit(connection: Connection, entity: Entity, version: int, act: Act) -> Event | None:
    """Put an entity in the place of the one with its identifier; None if nothing differs.

    Raises:
        Conflict: If somebody changed it since that version.
        GazetteerError: If it is no entity.
    """
    now = _at_version(connection, entity.id, version)
    new = State(shaped(connection, sound(entity)))
    return None if new == now.state else record(connection, act, "edit", {entity.id: new}, {entity.id: now})


def delete(connection: Connection, entity_id: str, version: int, act: Act) -> Event:
    """Take an entity out; its identifier is never used again, and undo brings it back.

    Raises:
        Conflict: If somebody changed it since that version.
    """
    now = _at_version(connection, entity_id, version)
    return record(connection, act, "delete", {entity_id: GONE}, {entity_id: now})


def at_version(connection: Connection, entity_id: str, version: int | None) -> Entity:
    """Return an entity if it still is of a version; of whichever, if that is None.

    Raises:
        Conflict: If it is not; it tells what was done meanwhile.
        GazetteerError: If there never was one.
    """
    entity = _at_version(connection, entity_id, version).state.entity
    assert entity is not None
    return entity


def _at_version(connection: Connection, entity_id: str, version: int | None) -> Standing:
    one = standing(connection, [entity_id]).get(entity_id)
    if one is None:
        raise GazetteerError(f"no entity {entity_id}: look for it with namenorm gazetteer find")
    if one.state.entity is None or version not in (None, one.version):
        raise _conflict(connection, entity_id, one, 0 if version is None else version)
    return one


def stored(connection: Connection, entity_id: str) -> Stored | None:
    """Return the entity of an identifier, or the one that it was merged into, with a note that says so."""
    found = resolved(connection, entity_id)
    if found is None or found[1].state.entity is None:
        return None
    at, one = found
    assert one.state.entity is not None
    return Stored(one.state.entity, one.version, "" if at == entity_id else f"{entity_id} was merged into {at}")


def named(entity: Entity) -> Entity:
    """Return an entity with an identifier: its own, or else a new one of its source."""
    if entity.id and not entity.id.endswith(":"):
        return entity
    source = entity.source or entity.id.rstrip(":") or OWN_SOURCE
    return replace(entity, id=f"{source}:{ULID()}", source=source)


def sound(entity: Entity) -> Entity:
    """Return an entity that can be written down and read back.

    Raises:
        GazetteerError: If it cannot; the text says what is wrong with it.
    """
    try:
        read, _ = from_line(to_line(entity))
    except (ValueError, TypeError) as error:
        raise GazetteerError(f"{entity.id}: {error}") from error
    if read != entity or "\0" in to_line(entity) or "\\u0000" in to_line(entity):
        raise GazetteerError(f"{entity.id}: a field holds what no file can hold")
    return entity


def _conflict(connection: Connection, entity_id: str, now: Standing, version: int) -> Conflict:
    since = history(connection, entity_id, version)
    told = "; ".join(_told(one) for one in since[-3:]) or f"there is no version {version} of it"
    message = f"{entity_id} was changed meanwhile: {told}. Nothing was written: look at it as it is now, and edit that"
    return Conflict(message, entity_id, stored(connection, entity_id), since)


def _told(change: Change) -> str:
    what = [str(one) for one in differences(change.before.entity, change.after.entity)]
    if change.after.merged_into:
        what = [f"merged into {change.after.merged_into}"]
    elif change.after.entity is None:
        what = ["taken out"]
    shown = ", ".join(what[:_SAID]) + (", …" if len(what) > _SAID else "")
    return f"{change.event.act.editor} at {change.event.at} (event {change.event.id}, {change.event.action}): {shown}"
