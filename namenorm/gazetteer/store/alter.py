"""Changes of one fact of an entity, as a command line gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Entity, Name, NameKind

_TEXTS = ("kind", "surname", "about", "gender", "note", "source")
_LISTS = {"countries": "countries", "not": "not_same_as", "ids": "ids"}
SETTABLE = ("name", *_TEXTS, *_LISTS)


def with_field(entity: Entity, setting: str) -> Entity:
    """Return an entity with a field set, as in ``about=painter`` or ``countries=DE,AT``; a value may be empty.

    Raises:
        GazetteerError: If there is no such field.
    """
    field, equals, value = setting.partition("=")
    if not equals or field not in SETTABLE:
        raise GazetteerError(f"{setting!r}: write field=value, where the field is one of {', '.join(SETTABLE)}")
    if field == "name":
        return renamed(entity, value)
    if field in _LISTS:
        changed: dict[str, Any] = {_LISTS[field]: tuple(one.strip() for one in value.split(",") if one.strip())}
    else:
        changed = {field: value}
    return replace(entity, **changed)


def with_name(entity: Entity, added: str, citation: str = "") -> Entity:
    """Return an entity with one more name, given as ``kind:language:text``.

    Raises:
        GazetteerError: If it is not given so, or the entity has that name already.
    """
    name = replace(_name(added), citation=citation)
    if any((one.text, one.lang, one.kind) == (name.text, name.lang, name.kind) for one in entity.names):
        raise GazetteerError(f"{entity.id} has the {name.kind} {name.text} in {name.lang} already")
    return replace(entity, names=(*entity.names, name))


def without_name(entity: Entity, removed: str) -> Entity:
    """Return an entity without a name, given as its text or as ``kind:language:text``.

    Raises:
        GazetteerError: If it has no such name, or that is its canonical one.
    """
    found = fitting(entity, removed)
    if entity.names[0] in found:
        raise GazetteerError(f"{removed} is the canonical name of {entity.id}: set another with --set name=…")
    return replace(entity, names=tuple(one for one in entity.names if one not in found))


def fitting(entity: Entity, wanted: str) -> tuple[Name, ...]:
    """Return the names of an entity that are a text, or the one that is ``kind:language:text``.

    Raises:
        GazetteerError: If it has none.
    """
    found = tuple(one for one in entity.names if wanted in (one.text, f"{one.kind}:{one.lang}:{one.text}"))
    if not found:
        known = ", ".join(f"{one.kind}:{one.lang}:{one.text}" for one in entity.names)
        raise GazetteerError(f"{entity.id} has no name {wanted}; it has {known}")
    return found


def _name(given: str) -> Name:
    kind, _, rest = given.partition(":")
    lang, _, text = rest.partition(":")
    kinds = {one: one for one in get_args(NameKind)}
    if kind not in kinds or not lang or not text.strip():
        raise GazetteerError(f"{given!r}: write kind:language:text, where the kind is one of {', '.join(kinds)}")
    return Name(text, lang, kinds[kind])


def renamed(entity: Entity, name: str) -> Entity:
    """Return an entity with another canonical name, and the surname in that."""
    first = Name(name, "en", "canonical")
    if entity.names and entity.names[0].kind == "canonical":
        first = replace(entity.names[0], text=name)
    surname = (
        entity.surname if entity.surname and entity.surname in name else default_surname(replace(entity, name=name))
    )
    others = entity.names[1:] if entity.names and entity.names[0].kind == "canonical" else entity.names
    return replace(entity, name=name, surname=surname, names=(first, *others))


def default_surname(entity: Entity) -> str:
    """Return the surname that a reader takes an entity to have whose entry says none."""
    made, _ = entity_from_entry({"kind": entity.kind, "source": "x"}, "x", {"name": entity.name})
    return made.surname if made is not None else ""
