"""Whom a name in a table means: by the look-up of the book, and certain only where nobody else comes near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.search import Hit
from namenorm.serve.house import House
from namenorm.serve.reconcile.values import Match, Query
from namenorm.text.key import key
from namenorm.values import Candidate

_MOST = 50
_OTHER_MOST = 0.1  # the score that a second candidate may have, and the first still be certain
_LEAST = 0.005


def matches(house: House, query: Query) -> tuple[Match, ...]:
    """Return the candidates for a query, likeliest first.

    Raises:
        InputError: If a country, a gender or a date cannot be read.
    """
    if query.ids:
        exact = [Match(one, 1.0, is_certain=True) for one in _by_ids(house, query)]
        return tuple(replace(one, is_certain=len(exact) == 1) for one in exact[: query.limit])
    if not query.name.strip():
        return ()
    said = {"source" if name == "native_name" else name: text for name, text in query.said.items()}
    candidates = house.normaliser.lookup(query.name, max(query.limit, _MOST), **said)
    found = {one.entity.id: one for one in _known(house, candidates)}
    stored = [hit.entity for hit in house.store.find(query.name, _MOST)]
    new = [one for one in stored if one.id not in found]  # what editors entered since the book in use was compiled
    found |= {one.id: Match(one, 0.0, is_certain=False) for one in new}
    fit = [one for one in found.values() if not query.types or one.entity.kind in query.types]
    namesakes = {one.id for one in new if _bears(one, query.name)}
    return _judged(house, fit, any(one.entity.id in namesakes for one in fit))[: query.limit]


def suggested(house: House, prefix: str, limit: int) -> tuple[Entity, ...]:
    """Return entities with a name that begins so, then those of which it may be a spelling."""
    hits: tuple[Hit, ...] = house.store.find(prefix, limit)
    found = {one.entity.id: one.entity for one in hits}
    for one in house.normaliser.lookup(prefix, limit) if len(found) < limit else ():
        entity = house.about(one.entity_id) if one.entity_id else None
        if entity is not None:
            found.setdefault(entity.id, entity)
    return tuple(found.values())[:limit]


def _by_ids(house: House, query: Query) -> Iterator[Entity]:
    for one in dict.fromkeys(query.ids):
        entity = house.about(one)
        found = (
            [entity]
            if entity is not None
            else [hit.entity for hit in house.store.find(one, 2) if one in hit.entity.ids]
        )
        yield from (each for each in found if not query.types or each.kind in query.types)


def _known(house: House, candidates: tuple[Candidate, ...]) -> Iterator[Match]:
    for one in candidates:
        entity = house.about(one.entity_id) if one.entity_id and one.score >= _LEAST else None
        if entity is not None:
            yield Match(entity, one.score, is_certain=False, evidence=one.evidence)


def _bears(entity: Entity, name: str) -> bool:
    wanted = key(name)
    return any(key(one.text) == wanted for one in entity.names)


def _judged(house: House, found: list[Match], has_namesake: bool) -> tuple[Match, ...]:
    """Return candidates with the first marked as certain, if the book acts on such a score and no second comes near.

    A namesake whom the book in use does not know yet has no score, and comes near all the same.
    """
    if not found or has_namesake:
        return tuple(found)
    second = found[1].score if len(found) > 1 else 0.0
    certain = found[0].score >= house.normaliser.config.match_at and second <= _OTHER_MOST
    return (replace(found[0], is_certain=certain), *found[1:])
