"""What the store answers with, what it holds under an identifier, and the conflict of two who change one entity."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from namenorm.errors import GazetteerError
from namenorm.gazetteer.lines import from_line, to_line
from namenorm.gazetteer.model import Entity


@dataclass(frozen=True, slots=True)
class State:
    """What stands under an identifier; with neither field the identifier is used up and stands for nothing.

    Attributes:
        entity: The entity, where the identifier has one of its own.
        merged_into: The identifier of the entity that it became part of.
    """

    entity: Entity | None = None
    merged_into: str = ""


GONE = State()


def state_text(state: State) -> str | None:
    """Return a state as one line of JSON, None for one that holds nothing; ``state_of`` gives it back."""
    if state.entity is not None:
        return to_line(state.entity)
    return json.dumps({"merged_into": state.merged_into}) if state.merged_into else None


def state_of(text: str | None) -> State:
    """Return the state that a line of JSON describes."""
    if text is None:
        return GONE
    if text.startswith('{"merged_into"'):
        return State(merged_into=json.loads(text)["merged_into"])
    return State(from_line(text)[0])


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


class Conflict(GazetteerError):
    """A change that was made from what is no longer there; nothing was written.

    Attributes:
        entity_id: Of which entity.
        now: The entity as it is now, None where the identifier no longer has one.
        since: What others did meanwhile, the earliest first.
    """

    def __init__(self, message: str, entity_id: str, now: Stored | None, since: Sequence[Change] = ()) -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.entity_id = entity_id
        self.now = now
        self.since = tuple(since)
