"""An entity as single facts, so that two of them can be compared, and three of them merged, fact by fact.

An entity that was changed in two places since both were the same is merged; where the two contradict is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from namenorm.gazetteer.model import Entity, Name, Role

Key = tuple[str, ...]
Facts = Mapping[Key, Any]
SCALARS = ("kind", "name", "surname", "about", "gender", "note", "source")
LISTS = ("countries", "not_same_as", "ids")
FIELDS = (*SCALARS, "countries", "names", "roles", "not_same_as", "ids")
_CANONICAL = "the canonical name"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two states of an entity do not share.

    Attributes:
        entity_id: Of which entity.
        field: Which fact, as an editor would name it.
        old: How the one has it, empty where it does not.
        new: How the other has it.
    """

    entity_id: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        """Return the difference as a line."""
        if not self.old or not self.new:
            return f"{self.field}: {'+' if self.new else '-'} {self.new or self.old}"
        return f"{self.field}: {self.old} → {self.new}"


def facts(entity: Entity | None) -> dict[Key, Any]:
    """Return what an entity says as facts, each under a key of its own; nothing where there is no entity."""
    if entity is None:
        return {}
    found: dict[Key, Any] = {(one,): value for one in SCALARS if (value := getattr(entity, one))}
    found.update(_keyed("names", [(_name_key(entity, place), one) for place, one in enumerate(entity.names)]))
    found.update(_keyed("roles", [(_role_key(one), one) for one in entity.roles]))
    for field in LISTS:
        found.update(_keyed(field, [((one,), one) for one in getattr(entity, field)]))
    return found


def entity_of(entity_id: str, found: Facts) -> Entity:
    """Return the entity that facts describe; lists are in the order of the facts."""
    listed: dict[str, Any] = {
        field: tuple(v for k, v in found.items() if k[0] == field) for field in ("names", "roles", *LISTS)
    }
    return Entity(id=entity_id, **{one: found.get((one,), "") for one in SCALARS}, **listed)


def differences(old: Entity | None, new: Entity | None) -> tuple[Difference, ...]:
    """Return the facts in which two states of an entity differ."""
    entity_id = (old or new or _NOBODY).id
    before, after = facts(old), facts(new)
    changed = [one for one in dict.fromkeys((*before, *after)) if before.get(one) != after.get(one)]
    return tuple(Difference(entity_id, label(one), said(before.get(one)), said(after.get(one))) for one in changed)


def label(key: Key) -> str:
    """Return the name of a fact as an editor would say it."""
    if key[0] == "names":
        return "canonical name" if key[1] == _CANONICAL else f"{key[3]} name in {key[2]}"
    return {"roles": "role", "countries": "country", "ids": "identifier", "not_same_as": "not"}.get(key[0], key[0])


def said(value: Any) -> str:
    """Return the value of a fact as text, empty where there is none."""
    if isinstance(value, Name):
        marks = (*value.style, "" if value.verified else "not verified", value.citation, value.source)
        return _with_marks(value.text, (*marks, _term(value.since, value.until)))
    if isinstance(value, Role):
        office = " of ".join(filter(None, (value.title, value.organisation)))
        seats = "" if value.seats is None else f"seats {value.seats}"
        checked = f"checked on {value.checked_on}" if value.checked_on else ""
        return _with_marks(office, (value.country, _term(value.since, value.until), seats, checked))
    return "" if value is None else str(value)


def _with_marks(text: str, marks: Iterable[str]) -> str:
    told = ", ".join(filter(None, marks))
    return f"{text} ({told})" if told else text


def _term(since: str, until: str) -> str:
    return f"{since}–{until}" if since or until else ""


def _name_key(entity: Entity, place: int) -> Key:
    name = entity.names[place]
    if place == 0 and name.kind == "canonical" and name.text == entity.name:
        return (_CANONICAL, name.lang, name.kind)
    return (name.text, name.lang, name.kind)


def _role_key(role: Role) -> Key:
    return (role.title, role.organisation, role.country, role.since)


def _keyed(field: str, values: Sequence[tuple[Key, Any]]) -> dict[Key, Any]:
    """Return values under keys; of those with one key, the later ones are numbered, so that none is lost."""
    seen: Counter[Key] = Counter()
    found = {}
    for key, value in values:
        found[(field, *key, *([str(seen[key])] if seen[key] else []))] = value
        seen[key] += 1
    return found


_NOBODY = Entity("", "other", "")


Side = Literal["file", "store"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact that was changed in the file and in the store, and not to the same.

    Attributes:
        entity_id: Of which entity.
        field: Which fact.
        base: How both had it at the last load, empty where they did not.
        file: How the file has it.
        store: How the store has it.
    """

    entity_id: str
    field: str
    base: str
    file: str
    store: str

    def __str__(self) -> str:
        """Return the contradiction as a line."""
        had, file, store = (one or "nothing" for one in (self.base, self.file, self.store))
        return f"{self.entity_id}: {self.field}: the file says {file}, the store {store} (before: {had})"


def three_way(
    base: Entity | None, file: Entity, store: Entity, prefer: Side | None = None
) -> tuple[Entity, tuple[Clash, ...]]:
    """Merge what was changed in a file and in the store since the last load.

    Args:
        base: The entity at the last load, None if it never was loaded.
        file: The entity in the file.
        store: The entity in the store.
        prefer: Which side counts where the two contradict; the store's value stays unless given.

    Returns:
        The merged entity, and every contradiction, settled or not.
    """
    sides = (facts(base), facts(file), facts(store))
    clashes = []
    merged = {}
    for key in _order(*sides):
        value, clash = _settled(file.id, key, sides, prefer)
        if value is not None:
            merged[key] = value
        if clash is not None:
            clashes.append(clash)
    return entity_of(file.id, merged), tuple(clashes)


def _settled(
    entity_id: str, key: Key, sides: tuple[Facts, Facts, Facts], prefer: Side | None
) -> tuple[object, Clash | None]:
    base, file, store = (one.get(key) for one in sides)
    if file in (base, store):
        return store, None
    if store == base:
        return file, None
    clash = Clash(entity_id, label(key), said(base), said(file), said(store))
    return (file if prefer == "file" else store), clash


def _order(base: Facts, file: Facts, store: Facts) -> Iterable[Key]:
    """Return all keys in the order of the side that was changed; of two such, in the store's."""
    first, second = (file, store) if list(store) == list(base) else (store, file)
    return dict.fromkeys((*first, *second))
