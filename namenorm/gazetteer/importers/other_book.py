"""Another book of names as entities of one's own: its identifiers get a prefix that no source of one's own has."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.model import Entity


def book_outcomes(path: Path, source: str = "") -> Iterator[tuple[str, Outcome]]:
    """Yield each entity of a book with its place, then the faults of what could not be read.

    Args:
        path: A folder of YAML files and JSON lines, or one of them.
        source: The prefix that identifiers get; their own is kept unless given. What they were before is kept among
            the entity's ``ids``, and ``not_same_as`` follows.

    Raises:
        GazetteerError: If there is nothing at that place.
    """
    book = load_book(path)
    for entity in book.entities.values():
        yield entity.id, Outcome(_renamed(entity, source, book.entities.keys()) if source else entity)
    for fault in book.faults:
        place, _, said = fault.partition(": ")
        yield place, Outcome(fault=said)


def _renamed(entity: Entity, source: str, own: Container[str]) -> Entity:
    return replace(
        entity,
        id=_with(source, entity.id),
        source=source,
        ids=tuple(dict.fromkeys((*entity.ids, entity.id))),
        not_same_as=tuple(_with(source, one) if one in own else one for one in entity.not_same_as),
    )


def _with(source: str, entity_id: str) -> str:
    return f"{source}:{entity_id.partition(':')[2]}"
