"""What an import brings into the store: new entities, and names for those that are there, as one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from namenorm.gazetteer.lines import merged
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.base import shaped
from namenorm.gazetteer.store.edit import sound
from namenorm.gazetteer.store.reading import batches, standing
from namenorm.gazetteer.store.refusing import faults
from namenorm.gazetteer.store.state import State
from namenorm.gazetteer.store.values import Act, Event
from namenorm.gazetteer.store.writing import begin, write


@dataclass(slots=True)
class Taken:
    """What an import did to the store.

    Attributes:
        event: The event, None if nothing changed.
        added: New entities.
        changed: Entities that got names.
        faults: What was left out, and why.
    """

    event: Event | None = None
    added: int = 0
    changed: int = 0
    faults: list[str] = field(default_factory=list)


def take_in(connection: Connection, found: Iterable[Entity], additions: Iterable[Entity], act: Act) -> Taken:
    """Add entities, and names to entities.

    Args:
        connection: Within ``engine.writing``; all of it or nothing is done.
        found: New entities; one whose identifier is or was in use is left out, and named.
        additions: Fragments, of whose identifiers entities are here.
        act: Who imports, and why.

    Raises:
        GazetteerError: If something is no entity.
    """
    taken = Taken()
    for batch in batches(found):
        states = _new(connection, batch, taken)
        taken.added += len(states)
        _put(connection, states, act, taken)
    for batch in batches(additions):
        states = _extended(connection, batch, taken)
        taken.changed += len(states)
        _put(connection, states, act, taken)
    return taken


def _new(connection: Connection, entities: Iterable[Entity], taken: Taken) -> dict[str, State]:
    by_id = {one.id: one for one in entities}
    for used in standing(connection, by_id):
        taken.faults.append(f"{used}: is or was in use, and is left out: give another --source")
        del by_id[used]
    return _sound(connection, {}, {one.id: shaped(connection, sound(one)) for one in by_id.values()}, taken)


def _extended(connection: Connection, fragments: Iterable[Entity], taken: Taken) -> dict[str, State]:
    every = list(fragments)
    known = standing(connection, (one.id for one in every))
    now: dict[str, Entity] = {key: one.state.entity for key, one in known.items() if one.state.entity is not None}
    found: dict[str, Entity] = {}
    for fragment in every:
        entity = found.get(fragment.id, now.get(fragment.id))
        if entity is None:
            taken.faults.append(f"{fragment.id}: is no longer here, and its new names are left out")
        else:
            found[fragment.id] = merged(entity, fragment)
    changed = {key: shaped(connection, sound(one)) for key, one in found.items() if one != now[key]}
    return _sound(connection, now, changed, taken)


def _sound(
    connection: Connection, before: Mapping[str, Entity], after: dict[str, Entity], taken: Taken
) -> dict[str, State]:
    """Return the states of entities; what the check would call an error is left out, and named."""
    for entity_id, some in faults(connection, before, after).items():
        taken.faults.extend(f"{one.message}: left out" for one in some)
        del after[entity_id]
    return {key: State(one) for key, one in after.items()}


def _put(connection: Connection, states: Mapping[str, State], act: Act, taken: Taken) -> None:
    if states:
        taken.event = taken.event or begin(connection, act, "import")
        write(connection, taken.event, states)
