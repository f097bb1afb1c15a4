"""One Wikidata item as an entity of the book."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.importers.named import pending_surname
from namenorm.gazetteer.importers.surnames import surname_of
from namenorm.gazetteer.importers.wikidata_json import Claims, Item, best, claims_of, held, items, span, texts
from namenorm.gazetteer.importers.wikidata_names import bearer_of, english_label, names_of
from namenorm.gazetteer.importers.wikidata_rules import WikidataRules
from namenorm.gazetteer.importers.wikidata_time import date, date_of, is_unknown
from namenorm.gazetteer.model import Entity, EntityKind, Role

SOURCE = "wikidata"


def entity_of(
    item: Item, kind: EntityKind, wanted: frozenset[str], rules: WikidataRules, as_of: str = ""
) -> Entity | None:
    """Return the entity that an item describes, None if it has no English label in Latin letters.

    The titles of its roles and its surname may be items, which ``named.named`` turns into names: an item of Wikidata
    says only by their numbers which office a person held.

    Args:
        item: The item.
        kind: What it is.
        wanted: Primary subtags of the languages whose names are kept.
        rules: The tables.
        as_of: The day on which the data were taken, ISO 8601; the item's last change unless given.
    """
    english = english_label(item)
    if not english:
        return None
    claims = claims_of(item)
    countries = rules.codes_of(items(claims.P27) or items(claims.P17))
    names = names_of(item, bearer_of(item, english, countries, rules, kind == "person"), wanted, rules)
    surname = surname_of(english, countries, names) if kind == "person" else ""
    return Entity(
        id=f"{SOURCE}:{item.id}",
        kind=kind,
        name=english,
        surname=pending_surname(items(claims.P734), surname) if kind == "person" else "",
        about=_about(texts(item.descriptions).get("en", "").strip().rstrip("."), claims),
        countries=countries,
        gender=next((rules.genders[one] for one in items(claims.P21) if one in rules.genders), ""),
        names=names,
        roles=tuple(_roles(claims, as_of or item.modified[:10])) if kind == "person" else (),
        source=SOURCE,
    )


def death_of(claims: Claims) -> str:
    """Return the date of death, empty where there is none that the book can write."""
    return next(filter(None, map(date, best(claims.P570))), "")


def years_of(claims: Claims) -> str:
    """Return the years of life of somebody who died, as the end of a description has them; else nothing."""
    born, died = (next(filter(None, map(date, best(one))), "")[:4] for one in (claims.P569, claims.P570))
    return f"({born}-{died})" if born and died else f"(died {died})" if died else ""


def _about(said: str, claims: Claims) -> str:
    years = years_of(claims)
    return f"{said} {years}".strip() if years[-5:-1] not in said else said


def _roles(claims: Claims, as_of: str) -> Iterator[Role]:
    """Yield the offices held, their titles as items; death ends those that go on.

    Those that ended on an unknown day, that begin after the data were taken, or that end before they begin are left
    out: nothing can be said by them.
    """
    died = death_of(claims)
    for statement, value in held(claims.P39):
        begin, end = span(statement)
        since, until = date_of(begin), date_of(end) or died
        if is_unknown(end) or (since and as_of and since > as_of) or (since and until and since > until):
            continue
        yield Role(value.id, since=since, until=until, checked_on="" if until else as_of)
