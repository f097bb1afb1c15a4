"""What a spreadsheet tool asks, and what it is told, whatever the version of the protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from namenorm.gazetteer.model import Entity
from namenorm.values import Evidence

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
