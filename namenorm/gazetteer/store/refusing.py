"""What ``check`` calls an error, told before it is written: an entity is judged beside those that it could clash with.

To judge the whole book at each save would take as long as the check does. The rules compare an entity with those that
bear one of its names, hold one of its offices, or are named in its ``not``: these are looked up, and judged with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, select, true

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.book import Entry, Fault, Located, Place
from namenorm.gazetteer.checks.doubles import check_doubles, check_edges
from namenorm.gazetteer.checks.names import check_scripts, check_wrong_names
from namenorm.gazetteer.checks.offices import check_dates, check_seats
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.pieces import LINES, read_bases
from namenorm.gazetteer.store.reading import batches, folded, standing
from namenorm.gazetteer.store.tables import roles as role_table
from namenorm.gazetteer.store.tables import terms

EntityOf = Callable[[str], Entity | None]
Entities = Mapping[str, Entity]
_RULES = (check_doubles, check_edges, check_scripts, check_dates, check_seats, check_wrong_names)
_SAME_NAME = select(terms.c.entity_id).where(
    terms.c.whole == true(), terms.c.term.in_(bindparam("asked", expanding=True))
)
_SAME_OFFICE = select(role_table.c.entity_id).where(role_table.c.title.in_(bindparam("asked", expanding=True)))


class Faulty(GazetteerError):
    """An entity that ``check`` would call an error; nothing was written.

    Attributes:
        same: Entities of the store that may be the same, by their names.
    """

    def __init__(self, message: str, same: Sequence[Entity]) -> None:
        """Say what is wrong."""
        super().__init__(message)
        self.same = tuple(same)


@dataclass(frozen=True, slots=True, order=True)
class _InStore(Place):
    """Where an entity stands that is in no file: ``file`` is its identifier."""

    def __str__(self) -> str:
        """Return it as the end of a sentence."""
        return "the store"


@dataclass(frozen=True, slots=True)
class _Held:
    """An entity of the store as the rules look at it."""

    entity: Entity
    by_hand: bool

    @property
    def key(self) -> str:
        """The identifier."""
        return self.entity.id

    def at(self, *_: str) -> Place:
        """Return the place that all of its values share."""
        return _InStore(Path(self.entity.id), 0)

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with that place."""
        return ((one, self.at()) for one in self.entity.names)


def refuse(connection: Connection, before: Entities, after: Entities, beside: EntityOf | None = None) -> None:
    """Refuse entities of which something is wrong that was not wrong before.

    Args:
        connection: A transaction.
        before: As they were, by identifier; without those that are new.
        after: As they are to be.
        beside: The book in use over which the store lies; what the store lacks may stand there.

    Raises:
        Faulty: If something is; the text names every fault.
    """
    found = faults(connection, before, after, beside)
    if found:
        told = "; ".join(dict.fromkeys(one.message for of_entity in found.values() for one in of_entity))
        ids = {str(place.file) for of_entity in found.values() for one in of_entity for place in _double(one)}
        others = standing(connection, sorted(ids - after.keys()))
        raise Faulty(told, [one.state.entity for one in others.values() if one.state.entity is not None])


def faults(
    connection: Connection,
    before: Entities,
    after: Entities,
    beside: EntityOf | None = None,
    instead: EntityOf | None = None,
    bulk: frozenset[str] = frozenset(),
) -> dict[str, list[Fault]]:
    """Return what is wrong with entities that was not wrong before, by identifier.

    Args:
        connection: A transaction.
        before: As they were.
        after: As they are to be.
        beside: The book in use over which the store lies.
        instead: Tells how an entity of the store is to be in the end, where more is written than these.
        bulk: Those that will stand in bulk files, beside those that stand there now.
    """
    related = _related(connection, [*before.values(), *after.values()], beside, instead)
    related = {key: one for key, one in related.items() if key not in after}
    bulk = bulk | _bulk(connection, {**related, **after})
    now = _errors(related, after, bulk)
    if not now:
        return {}
    known = {one.message for some in _errors(related, before, bulk).values() for one in some}
    fresh = {key: [one for one in some if one.message not in known] for key, some in now.items()}
    return {key: some for key, some in fresh.items() if some}


def _errors(related: Entities, entities: Entities, bulk: frozenset[str]) -> dict[str, list[Fault]]:
    every = {**related, **entities}
    entries = [Entry(one, (_Held(one, one.id not in bulk),)) for one in every.values()]
    book, found = Located([], entries), dict[str, list[Fault]]()
    for fault in (*_malformed(entities), *(one for rule in _RULES for one in rule(book))):
        mine = next((key for key in (str(place.file) for place in (fault.place, *fault.also)) if key in entities), None)
        if fault.severity == "error" and mine is not None:
            found.setdefault(mine, []).append(fault)
    return found


def _malformed(entities: Entities) -> Iterator[Fault]:
    for one in entities.values():
        if not any(name.kind == "canonical" for name in one.names):
            said = f"{one.id}: names need the canonical one, {one.name!r} under en"
            yield Fault(_InStore(Path(one.id), 0), "error", "malformed", said)


def _bulk(connection: Connection, entity_ids: Iterable[str]) -> frozenset[str]:
    """Return which of some entities stand in bulk files, which no editor writes by hand."""
    return frozenset(
        key for key, pieces in read_bases(connection, entity_ids).items() if pieces[0].file.endswith(LINES)
    )


def _related(
    connection: Connection, entities: Sequence[Entity], beside: EntityOf | None, instead: EntityOf | None
) -> dict[str, Entity]:
    spellings = {folded(name.text) for one in entities for name in one.names} - {""}
    titles = {role.title for one in entities for role in one.roles if role.seats}
    ids = {other for one in entities for other in one.not_same_as}
    for statement, asked in ((_SAME_NAME, spellings), (_SAME_OFFICE, titles)):
        for batch in batches(sorted(asked)):
            ids.update(connection.execute(statement, {"asked": batch}).scalars())
    held = {key: one.state.entity for key, one in standing(connection, sorted(ids)).items()}
    others = (instead, held.get, beside)
    found = {key: next((one for of in others if of is not None and (one := of(key)) is not None), None) for key in ids}
    return {key: one for key, one in sorted(found.items()) if one is not None}


def _double(fault: Fault) -> Sequence[Place]:
    return (fault.place, *fault.also) if fault.rule == "double" else ()
