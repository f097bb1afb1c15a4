"""What the store holds under an identifier: an entity, a pointer to the one that it became part of, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass

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
