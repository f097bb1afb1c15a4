"""Two entities that are one, and one that is two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.base import shaped
from namenorm.gazetteer.store.conflict import Conflict
from namenorm.gazetteer.store.edit import at_version, named, sound, stored
from namenorm.gazetteer.store.reading import standing
from namenorm.gazetteer.store.state import State
from namenorm.gazetteer.store.tables import edges
from namenorm.gazetteer.store.values import Act, Event
from namenorm.gazetteer.store.writing import record

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
