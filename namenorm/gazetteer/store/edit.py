"""What an editor does to the store: add, change or take out an entity, merge two, split one, take back an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping
from ulid import ULID

from namenorm.errors import GazetteerError
from namenorm.gazetteer.lines import from_line, to_line
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.pieces import shaped
from namenorm.gazetteer.store.reading import BATCH, Standing, batches, changes_of, event, history, resolved, standing
from namenorm.gazetteer.store.settling import take_back
from namenorm.gazetteer.store.tables import edges, judgements
from namenorm.gazetteer.store.values import GONE, Act, Change, Conflict, Event, State, Stored
from namenorm.gazetteer.store.writing import begin, record, write

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


Versions = Mapping[str, int]


def merge(connection: Connection, keep: str, drop: str, act: Act, versions: Versions) -> Event:
    """Make two entities one: what the dropped one has goes to the kept one, and its identifier leads there from now on.

    Raises:
        Conflict: If one of them was changed since its version in ``versions``.
        GazetteerError: If they are the same, or kept apart by ``not_same_as``, or of different kinds.
    """
    if keep == drop:
        raise GazetteerError(f"{keep} is one entity already: name two")
    kept = at_version(connection, keep, versions.get(keep))
    dropped = at_version(connection, drop, versions.get(drop))
    _refuse(kept, dropped)
    states = {keep: State(shaped(connection, joined(kept, dropped))), drop: State(merged_into=keep)}
    for other in _pointing(connection, drop, {keep, drop}):
        states[other.id] = State(shaped(connection, _repointed(other, drop, keep)))
    return record(connection, act, "merge", states)


def split(
    connection: Connection, entity_id: str, new: Entity, names: Sequence[Name], act: Act, versions: Versions
) -> Event:
    """Make two entities of one: some of its names go to a new one, and the two are kept apart from then on.

    Raises:
        Conflict: If it was changed since its version, or the new identifier is or was in use.
        GazetteerError: If it does not have one of the names, or would keep none.
    """
    old = at_version(connection, entity_id, versions.get(entity_id))
    made = sound(named(new))
    if made.id in standing(connection, [made.id]):
        raise Conflict(
            f"{made.id} is in use: leave it out, and a new one is made", made.id, stored(connection, made.id)
        )
    _refuse_names(old, names)
    left = replace(old, names=tuple(one for one in old.names if one not in names))
    added = replace(made, names=_once((*made.names, *(one for one in names))))
    states = {one.id: State(shaped(connection, one)) for one in (_apart(left, added), _apart(added, left))}
    return record(connection, act, "split", states)


def _refuse(kept: Entity, dropped: Entity) -> None:
    if kept.kind != dropped.kind:
        raise GazetteerError(f"{kept.id} is a {kept.kind} and {dropped.id} a {dropped.kind}: edit one of them first")
    if dropped.id in kept.not_same_as or kept.id in dropped.not_same_as:
        raise GazetteerError(f"{kept.id} and {dropped.id} are kept apart by `not`: take that out first if it is wrong")


def _refuse_names(old: Entity, names: Sequence[Name]) -> None:
    if missing := [one.text for one in names if one not in old.names]:
        raise GazetteerError(f"{old.id} has no name {', '.join(missing)}: see namenorm gazetteer show {old.id}")
    if old.names and old.names[0] in names:
        raise GazetteerError(f"{old.id} would lose its canonical name {old.name}: leave it with one, or edit it first")


def _pointing(connection: Connection, entity_id: str, but: set[str]) -> list[Entity]:
    asked = select(edges.c.entity_id).where(edges.c.other_id == entity_id)
    found = standing(connection, set(connection.execute(asked).scalars()) - but)
    return [one.state.entity for _, one in sorted(found.items()) if one.state.entity is not None]


def _repointed(entity: Entity, old: str, new: str) -> Entity:
    others = dict.fromkeys(new if one == old else one for one in entity.not_same_as)
    return replace(entity, not_same_as=tuple(others))


def _apart(one: Entity, other: Entity) -> Entity:
    return replace(one, not_same_as=tuple(dict.fromkeys((*one.not_same_as, other.id))))


def _once(names: Iterable[Name]) -> tuple[Name, ...]:
    found: dict[tuple[str, str, str], Name] = {}
    for one in names:
        found.setdefault((one.text, one.lang, one.kind), one)
    return tuple(found.values())


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
                raise _changed_later(connection, event_id, one.entity_id, one.version)
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


def _changed_later(connection: Connection, event_id: int, entity_id: str, version: int) -> Conflict:
    since = history(connection, entity_id, version)
    later = ", ".join(f"{one.event.id} ({one.event.action} by {one.event.act.editor})" for one in since)
    undone = " by undoing it" if any(one.event.undoes == event_id for one in since) else ""
    message = (
        f"event {event_id} cannot be undone: {entity_id} was changed since{undone}, in event {later}: undo that first"
    )
    return Conflict(message, entity_id, stored(connection, entity_id), since)
