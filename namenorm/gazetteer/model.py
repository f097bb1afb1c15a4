"""What the gazetteer says: entities, their attested names and their offices.

A target language may know an entity by another name: Volodymyr Zelenskyy is Wolodymyr Selenskyj in German.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from namenorm.rules import BOOK_LANGUAGE

EntityKind = Literal["person", "org", "place", "other"]
NameKind = Literal[
    "canonical",
    "alias",
    "native",
    "short",
    "adopted",
    "stage",
    "married",
    "nickname",
    "literal",
    "former",
    "misspelling",
    "contested",
    "blocked",
]
RIGHT_KINDS: frozenset[str] = frozenset(
    {"canonical", "alias", "short", "stage", "married", "nickname", "former", "contested"}
)
"""Kinds of name that are right when a translation prints them."""
BULK: frozenset[str] = frozenset({"cedict", "jmnedict", "geonames", "cldr-territories"})
"""Sources that list whoever or whatever has a name, and not those of whom news writes."""


@dataclass(frozen=True, slots=True)
class Name:
    """One attested name.

    Attributes:
        text: The name as attested.
        lang: BCP 47, with script and region where they matter.
        kind: What sort of name it is.
        style: House styles that prefer it.
        verified: False where no second source confirms it; nothing is rewritten by such a name.
        citation: Where an editor found it.
        source: Key of SOURCES.toml, where it is another than the entity's.
        since: First day, month or year in which it was borne, ISO 8601.
        until: Last day, month or year.
    """

    text: str
    lang: str
    kind: NameKind
    style: tuple[str, ...] = ()
    verified: bool = True
    citation: str = ""
    source: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office. ``seats`` is how many hold it at one time, None where that is not known."""

    title: str
    organisation: str = ""
    country: str = ""
    seats: int | None = None
    since: str = ""
    until: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that has names.

    Attributes:
        id: ``source:local``, never used again.
        kind: Person, organisation, place or other.
        name: Canonical name in English.
        surname: The part of ``name`` that is the surname, where it is a person.
        about: One line by which an article would introduce it.
        countries: ISO 3166-1 alpha-2.
        gender: ``m``, ``f`` or empty.
        names: Every attested name, the canonical one first.
        roles: Offices.
        not_same_as: Identifiers of look-alikes.
        note: For editors.
        source: Key of SOURCES.toml.
        ids: Identifiers elsewhere, ``wikidata:Q42``.
    """

    id: str
    kind: EntityKind
    name: str
    surname: str = ""
    about: str = ""
    countries: tuple[str, ...] = ()
    gender: str = ""
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()
    not_same_as: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    ids: tuple[str, ...] = ()


def is_count(value: object) -> bool:
    """Tell whether a value is one of ``Role.seats``: a whole number from 0, or None."""
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)


def localised(entity: Entity, lang: str) -> Entity:
    """Return an entity with the canonical name and the surname of a language; itself where it has none of its own.

    The names stay in their order, so that what points at one by its position still does.

    Args:
        entity: As the book has it.
        lang: Primary language subtag.
    """
    if lang == BOOK_LANGUAGE:
        return entity
    own = (one.text for one in entity.names if one.kind == "canonical" and one.lang.split("-")[0] == lang)
    name = next(own, None)
    return entity if name is None else replace(entity, name=name, surname=surname_in(entity, name))


def own_languages(entity: Entity) -> frozenset[str]:
    """Return the languages other than the book's in which an entity has a canonical name of its own."""
    return frozenset(one.lang for one in entity.names if one.kind == "canonical") - {BOOK_LANGUAGE}


def surname_in(entity: Entity, name: str) -> str:
    """Return the surname within another name of an entity: the same word, or else those at the same end.

    "Selenskyj" of Zelenskyy, and "Hayashi" of Hayashi Yoshimasa, whose canonical name ends with it.
    """
    words, length = name.split(), len(entity.surname.split())
    if entity.surname and f" {entity.surname} " in f" {name} ":
        return entity.surname
    if entity.name.split()[:length] == entity.surname.split():
        return " ".join(words[:length])
    return " ".join(words[len(words) - length :])


def entity_dict(one: Entity) -> dict[str, Any]:
    """Return an entity as an object of JSON, without the fields of which it says nothing."""
    return {field: _filled(value) for field, value in asdict(one).items() if value not in ("", (), None)}


def _filled(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_filled(one) for one in value]
    if isinstance(value, dict):
        return {field: one for field, one in value.items() if one not in ("", (), None)}
    return value
