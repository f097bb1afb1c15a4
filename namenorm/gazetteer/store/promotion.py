"""What a judgement may add to the book: a name, an entity, or that two are not the same."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.gazetteer.model import Entity, Name


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
