"""What the store answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.state import State

Action = Literal["add", "edit", "delete", "merge", "split", "load", "import", "undo", "judge", "judgements"]


@dataclass(frozen=True, slots=True)
class Stored:
    """An entity as the store has it.

    Attributes:
        entity: The entity.
        version: Counts its changes from 1; an edit names the version that it was made from.
        note: Where another identifier was asked for: what became of that one.
    """

    entity: Entity
    version: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, and on what grounds."""

    editor: str
    why: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One change of the book, of one entity or of many; it is never altered or removed.

    Attributes:
        id: Greater than that of every earlier event.
        at: When, UTC, ISO 8601.
        action: What was done.
        act: Who did it, why, and where it can be read.
        undoes: The event that it undoes.
    """

    id: int
    at: str
    action: Action
    act: Act
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an event did to one entity.

    Attributes:
        event: The event.
        entity_id: Which entity.
        version: The entity's version after it.
        before: What stood there before.
        after: What stands there since.
    """

    event: Event
    entity_id: str
    version: int
    before: State
    after: State
