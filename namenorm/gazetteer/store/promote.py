"""The states in which a promotion leaves the entities of the book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.base import shaped
from namenorm.gazetteer.store.conflict import Conflict
from namenorm.gazetteer.store.edit import at_version, named, sound, stored
from namenorm.gazetteer.store.promotion import AddEntity, AddName, Extend, KeepApart, Promotion
from namenorm.gazetteer.store.reading import standing
from namenorm.gazetteer.store.state import State

States = dict[str, State]


def promoted(connection: Connection, promotion: Promotion, citation: str) -> States:
    """Return what a promotion makes of the entities that it changes; none where the book says so already.

    Raises:
        Conflict: If the entity was changed since the version that is named, or the new identifier is or was in use.
        GazetteerError: If it is no entity, or none of that identifier exists.
    """
    match promotion:
        case AddName():
            return _with_name(connection, promotion, citation)
        case AddEntity(entity):
            return _new(connection, entity)
        case Extend():
            return _extended(connection, promotion)
        case KeepApart():
            return _apart(connection, promotion)


def _with_name(connection: Connection, asked: AddName, citation: str) -> States:
    entity, is_new = _base(connection, asked.entity_id, [asked.base] if asked.base else [], asked.version)
    name = replace(asked.name, citation=asked.name.citation or citation)
    if any(_same(name, one) for one in entity.names):
        return {}
    return _state(connection, replace(entity, names=(*entity.names, name)), entity, is_new)


def _new(connection: Connection, entity: Entity) -> States:
    made = sound(named(entity))
    if not made.name.strip() or not made.names:
        raise GazetteerError("a new entity has a name, and it stands first among its names: give both")
    if made.id in standing(connection, [made.id]):
        now = stored(connection, made.id)
        raise Conflict(f"{made.id} is or was in use: leave the identifier out, and a new one is made", made.id, now)
    return {made.id: State(shaped(connection, made)), **_answered(connection, made)}


def _answered(connection: Connection, new: Entity) -> States:
    """Return those of the store from which a new entity is kept apart, kept apart from it in return."""
    others = (one.state.entity for one in standing(connection, list(new.not_same_as)).values())
    return {
        one.id: State(shaped(connection, replace(one, not_same_as=(*one.not_same_as, new.id))))
        for one in others
        if one is not None and new.id not in one.not_same_as
    }


def _extended(connection: Connection, asked: Extend) -> States:
    entity, is_new = _base(connection, asked.entity_id, [asked.base] if asked.base else [], None)
    return _state(connection, joined(entity, replace(asked.entity, id="")), entity, is_new)


def _apart(connection: Connection, asked: KeepApart) -> States:
    if asked.entity_id == asked.other_id:
        raise GazetteerError(f"{asked.entity_id} is one entity: name two that are not the same")
    states: States = {}
    for here, there in ((asked.entity_id, asked.other_id), (asked.other_id, asked.entity_id)):
        entity, is_new = _base(connection, here, asked.bases, None)
        if there not in entity.not_same_as:
            states |= _state(connection, replace(entity, not_same_as=(*entity.not_same_as, there)), entity, is_new)
    return states


def _base(connection: Connection, entity_id: str, bases: Iterable[Entity], version: int | None) -> tuple[Entity, bool]:
    """Return an entity of the store or, where it never had it, as the book in use has it."""
    base = next((one for one in bases if one.id == entity_id), None)
    if base is not None and entity_id not in standing(connection, [entity_id]):
        return base, True
    return at_version(connection, entity_id, version), False


def _state(connection: Connection, entity: Entity, before: Entity, is_new: bool) -> States:
    after = shaped(connection, sound(entity))
    return {after.id: State(after)} if is_new or after != before else {}


def _same(one: Name, other: Name) -> bool:
    return (one.text, one.lang, one.kind) == (other.text, other.lang, other.kind)
