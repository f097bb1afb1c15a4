"""The properties by which a query is narrowed, and those by which a table is extended."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from namenorm.gazetteer.model import Entity, NameKind, Role
from namenorm.serve.reconcile.values import Property

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
