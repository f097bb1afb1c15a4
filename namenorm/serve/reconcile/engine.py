"""Whom a name in a table means: by the look-up of the book, and certain only where nobody else comes near.

Here are, too, what a spreadsheet tool asks and is told, whatever the version of the protocol, and the properties by
which a query is narrowed and a table extended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from namenorm.gazetteer.model import Entity, NameKind, Role
from namenorm.gazetteer.search import Hit
from namenorm.serve.house import House
from namenorm.text.key import key
from namenorm.values import Candidate, Evidence

TYPES: Mapping[str, str] = {"person": "Person", "org": "Organisation", "place": "Place", "other": "Other"}
"""The kinds of entity."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is known of an entity, or said of who is looked for."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """One name that is looked for.

    Attributes:
        name: The name; empty where only an identifier is given.
        ids: Identifiers of which the entity has one.
        types: Kinds of entity; any unless given.
        limit: How many candidates at most.
        said: What is said of it, by the identifiers of ``properties.ASKED``.
    """

    name: str = ""
    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    limit: int = 10
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate for a query.

    Attributes:
        entity: Whom it may mean.
        score: Probability, 0 to 1.
        is_certain: Whether it is that one, and no other comes near.
        evidence: Why.
    """

    entity: Entity
    score: float
    is_certain: bool
    evidence: tuple[Evidence, ...] = ()


_NATIVE: tuple[NameKind, ...] = ("native", "adopted")
_ASKED = (
    Property("country", "Country", "ISO 3166-1 code or English name of where the person belongs"),
    Property("role", "Role", "what the person does, in words of an article: foreign minister"),
    Property("gender", "Gender", "m or f"),
    Property("date", "Date", "when the office of the role was held: 2024-07-03, 2024-07 or 2024"),
    Property("native_name", "Native name", "the name in its own script, as the original has it"),
)
ASKED: Mapping[str, Property] = {one.id: one for one in _ASKED}
"""What a query may say besides the name."""
_TOLD = (
    Property("canonical_name", "Canonical name", "by which an English article calls it"),
    Property("native_name", "Native name", "the names in its own script, and a Chinese name that a foreigner took"),
    Property("alias", "Other names", "other right names"),
    Property("about", "Description", "one line by which an article would introduce it"),
    Property("role", "Roles", "its offices, with their terms"),
    Property("country", "Countries", "ISO 3166-1 alpha-2"),
    Property("gender", "Gender", "m or f"),
    Property("identifier", "Identifiers elsewhere", "such as wikidata:Q42"),
)
TOLD: Mapping[str, Property] = {one.id: one for one in _TOLD}
"""What a table is extended by."""
_VALUES: Mapping[str, Callable[[Entity], list[str]]] = {
    "canonical_name": lambda one: [one.name],
    "native_name": lambda one: _names(one, *_NATIVE),
    "alias": lambda one: _names(one, "alias", "short", "stage", "married", "nickname", "former"),
    "about": lambda one: [one.about] if one.about else [],
    "role": lambda one: [_office(role) for role in one.roles],
    "country": lambda one: list(one.countries),
    "gender": lambda one: [one.gender] if one.gender else [],
    "identifier": lambda one: list(one.ids),
}


def values(entity: Entity | None, property_id: str) -> list[str]:
    """Return what is known of an entity; nothing of one that does not exist, or by a property that does not."""
    read = _VALUES.get(property_id)
    return [] if entity is None or read is None else read(entity)


def _names(entity: Entity, *kinds: NameKind) -> list[str]:
    return list(dict.fromkeys(one.text for one in entity.names if one.kind in kinds))


def _office(role: Role) -> str:
    office = " of ".join(filter(None, (role.title, role.organisation)))
    return f"{office} ({role.since}–{role.until})" if role.since or role.until else office


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
