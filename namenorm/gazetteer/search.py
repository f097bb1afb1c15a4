"""Finding an entry by any of its names or its identifier, as an editor looks for it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from namenorm.gazetteer.model import Entity, Name
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found, and by which of its names; None where its identifier was what fitted."""

    entity: Entity
    name: Name | None


def find(entities: Iterable[Entity], text: str, limit: int | None = None) -> tuple[Hit, ...]:
    """Return the entities with a name, attested as the book has it, or an identifier that holds a text.

    Case, accents, punctuation and simplified or traditional characters do not matter. A name that is the text comes
    first, then one that begins with it, then one with a word that does, then the rest, in the order of identifiers.

    Args:
        entities: Where to look.
        text: A name or a part of it; nothing is found by one that has no letter or digit.
        limit: How many to return at most; all unless given.
    """
    wanted = _folded(text)
    if not wanted:
        return ()
    found = [(rank, hit) for entity in entities if (best := _best(entity, wanted)) for rank, hit in (best,)]
    found.sort(key=lambda one: (one[0], one[1].entity.id))
    return tuple(hit for _, hit in found[:limit])


def near_ids(entities: Iterable[Entity], entity_id: str) -> list[str]:
    """Return up to three identifiers that are spelled much like one that the book does not have, the nearest first."""
    return difflib.get_close_matches(entity_id, sorted(_addresses(entities)), n=3, cutoff=0.7)


def by_address(entities: Iterable[Entity], entity_id: str) -> list[Entity]:
    """Return the entities of an identifier, or of what stands in it after the source if that is all that is given."""
    return [one for one in entities if entity_id in (one.id, one.id.partition(":")[2])]


def _addresses(entities: Iterable[Entity]) -> Iterable[str]:
    for one in entities:
        yield from (one.id, one.id.partition(":")[2])


def _best(entity: Entity, wanted: str) -> tuple[int, Hit] | None:
    ranked = [(rank, name) for name in entity.names if (rank := _rank(_folded(name.text), wanted)) is not None]
    if ranked:
        rank, name = min(ranked, key=lambda one: one[0])
        return rank, Hit(entity, name)
    return (3, Hit(entity, None)) if wanted in key(entity.id) else None


def _rank(name: str, wanted: str) -> int | None:
    if wanted not in name:
        return None
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    return 2 if f" {wanted}" in name else 3


def _folded(text: str) -> str:
    return key(simplified(text) if has_han(text) else text)
