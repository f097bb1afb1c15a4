"""What a judgement may add to the book: a name, an entity, or that two are not the same; and what that leaves there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.edit import at_version, named, sound, stored
from namenorm.gazetteer.store.pieces import shaped
from namenorm.gazetteer.store.reading import standing
from namenorm.gazetteer.store.values import Conflict, State


@dataclass(frozen=True, slots=True)
class AddName:
    """One more name of an entity: an ``alias``, or a ``misspelling`` that stands for it from then on.

    Attributes:
        entity_id: Whose.
        name: The name; its citation is the judgement's unless it has one.
        version: The version of the entity that the editor saw; whichever there is unless given.
        base: The entity as the book in use has it, for a store that lacks it: an overlay over the bundled book.
    """

    entity_id: str
    name: Name
    version: int | None = None
    base: Entity | None = None


@dataclass(frozen=True, slots=True)
class AddEntity:
    """Somebody or something that the book does not know; without an identifier it is given one."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class Extend:
    """All that is said of an entity under another name or none goes to one that the book has.

    Attributes:
        entity_id: Which it is.
        entity: What is said; its identifier does not count.
        base: The entity as the book in use has it, for a store that lacks it.
    """

    entity_id: str
    entity: Entity
    base: Entity | None = None


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Two look-alikes that are not the same; the edge goes both ways.

    Attributes:
        entity_id: One.
        other_id: The other.
        bases: The two as the book in use has them, for a store that lacks them.
    """

    entity_id: str
    other_id: str
    bases: tuple[Entity, ...] = ()


Promotion = AddName | AddEntity | Extend | KeepApart


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
