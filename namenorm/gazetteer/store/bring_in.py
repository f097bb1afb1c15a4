"""Entries that are brought in over those that are here, as one event.

What an import says counts, and what it does not say stays; or only new entities come, and names for those that are
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from namenorm.errors import GazetteerError
from namenorm.gazetteer.lines import merged
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.document import default_surname, renamed
from namenorm.gazetteer.store.edit import sound
from namenorm.gazetteer.store.fields import Difference, differences, entity_of, facts
from namenorm.gazetteer.store.pieces import shaped
from namenorm.gazetteer.store.reading import Standing, batches, standing
from namenorm.gazetteer.store.refusing import EntityOf, faults
from namenorm.gazetteer.store.values import Act, Event, State
from namenorm.gazetteer.store.writing import begin, write


@dataclass(slots=True)
class Brought:
    """What an import does to the store.

    Attributes:
        event: The event; None if nothing changed, or nothing was to be written.
        added: Names of new entities by identifier.
        changed: In what entities that were here differ, fact by fact.
        unchanged: How many stay as they were.
        faults: What is left out, and why.
    """

    event: Event | None = None
    added: dict[str, str] = field(default_factory=dict)
    changed: dict[str, tuple[Difference, ...]] = field(default_factory=dict)
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)


def bring_in(
    connection: Connection, entities: Iterable[Entity], act: Act, delete: bool, beside: EntityOf | None
) -> Brought:
    """Do what ``planned`` tells, as one event, within ``engine.writing``."""
    done = Brought()
    every = {one.id: one for one in entities}
    for batch in batches(every.values()):
        known = standing(connection, (one.id for one in batch))
        states = _states(connection, batch, known, delete, beside, every.get, done)
        if states:
            done.event = done.event or begin(connection, act, "import")
            write(connection, done.event, states, {key: one for key, one in known.items() if key in states})
    return done


def planned(connection: Connection, entities: Iterable[Entity], delete: bool, beside: EntityOf | None) -> Brought:
    """Return what an import would do."""
    told = Brought()
    every = {one.id: one for one in entities}
    for batch in batches(every.values()):
        known = standing(connection, (one.id for one in batch))
        _states(connection, batch, known, delete, beside, every.get, told)
    return told


def over(now: Entity, said: Entity, delete: bool = False) -> Entity:
    """Return an entity with what an import says of it.

    Args:
        now: As it is.
        said: As the import has it, with the same identifier.
        delete: Whether what the import does not say goes.
    """
    base = now
    if not any(one.kind == "canonical" for one in said.names):
        base = renamed(now, said.name) if said.name != now.name else now
        said = replace(said, names=(base.names[0], *said.names) if base.names[:1] else said.names)
    if said.surname == default_surname(said) and said.name == now.name and now.surname:
        said = replace(said, surname=now.surname)  # which nobody wrote: it is what a reader takes it for
    if delete:
        return replace(said, source=said.source or now.source)
    return entity_of(now.id, {**facts(base), **facts(said)})


def _states(
    connection: Connection,
    entities: Iterable[Entity],
    known: Mapping[str, Standing],
    delete: bool,
    beside: EntityOf | None,
    instead: EntityOf,
    told: Brought,
) -> dict[str, State]:
    now = {key: one.state.entity for key, one in known.items() if one.state.entity is not None}
    after: dict[str, Entity] = {}
    for said in entities:
        try:
            after[said.id] = _after(connection, said, known, now.get(said.id), delete)
        except GazetteerError as error:
            told.faults.append(f"{error}: left out")
    for entity_id, some in faults(connection, now, after, beside, instead).items():
        told.faults.extend(f"{one.message}: left out" for one in some)
        del after[entity_id]
    for key, one in after.items():
        if key not in now:
            told.added[key] = one.name
        elif one != now[key]:
            told.changed[key] = differences(now[key], one)
    told.unchanged += sum(one == now.get(key) for key, one in after.items())
    return {key: State(one) for key, one in after.items() if one != now.get(key)}


def _after(
    connection: Connection, said: Entity, known: Mapping[str, Standing], now: Entity | None, delete: bool
) -> Entity:
    if now is not None:
        return shaped(connection, sound(over(now, said, delete)))
    if said.id in known:
        into = known[said.id].state.merged_into
        raise GazetteerError(
            f"{said.id} {f'was merged into {into}' if into else 'was taken out, and is not used again'}"
        )
    names = said.names or (Name(said.name, "en", "canonical"),)
    source = said.source or said.id.partition(":")[0]
    return shaped(connection, sound(replace(said, names=names, source=source)))


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
