"""One entity as a small YAML document: what an editor is shown, what is read back, and changes of one fact of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, get_args

import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.entry_text import Header, entry, flow
from namenorm.gazetteer.lines import compact, from_line
from namenorm.gazetteer.model import Entity, Name, NameKind
from namenorm.gazetteer.store.edit import OWN_SOURCE
from namenorm.gazetteer.store.fields import facts
from namenorm.gazetteer.yaml_text import load_yaml

TEMPLATE = """\
# A new entry; gazetteer/README.md says what the fields mean. Without an id it is given one.
kind: person              # person | org | place | other
source: curated
name:
about:
countries: []             # ISO 3166-1 alpha-2
names: {}                 # kind: {language: name or [names]}
"""
_OWN = ("id", "kind", "source")


def document(entity: Entity) -> str:
    """Return an entity as a document that ``entity_of_document`` reads back: an entry, with its id, kind and source."""
    text = _entry_text(entity)
    if not _faults(text) and facts(entity_of_document(text)) == facts(entity):
        return text
    # An entry has no place for some of what a bulk line can say: then its fields are those of the line.
    plain = {"names": [], **json.loads(json.dumps(compact(asdict(entity))))}
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=1000)


def entity_of_document(text: str) -> Entity:
    """Return the entity of a document; its id is empty where the document gives none.

    Raises:
        GazetteerError: If it is no such document; the text names every fault.
    """
    try:
        raw = load_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise GazetteerError(f"cannot be read as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(raw, dict):
        raise GazetteerError("an entry is a mapping with at least kind and name")
    return _of_line(raw) if isinstance(raw.get("names"), list) else _of_entry(raw)


def checked(new: Entity, old: Entity) -> Entity:
    """Return a changed entity of which no field is wrong that was not wrong before.

    Raises:
        GazetteerError: If one is; the text names every fault.
    """
    told = _faults(_entry_text(new))
    if told and told != _faults(_entry_text(old)):
        raise GazetteerError(told)
    return new


def _entry_text(entity: Entity) -> str:
    said = {field: getattr(entity, field) for field in _OWN}
    fields = {**said, **entry(entity, Header(entity.kind, entity.source))}
    return "".join(f"{field}:{_below(value)}\n" for field, value in fields.items())


def _faults(text: str) -> str:
    try:
        entity_of_document(text)
    except GazetteerError as error:
        return str(error)
    return ""


def _of_entry(raw: Mapping[str, Any]) -> Entity:
    fields = {field: value for field, value in raw.items() if field not in _OWN and value is not None}
    header = {"kind": raw.get("kind"), "source": raw.get("source") or OWN_SOURCE}
    made, faults = entity_from_entry(header, "new", fields)
    if made is None:
        raise GazetteerError("; ".join(faults))
    surname = "" if fields.get("surname") == "" else made.surname
    return replace(made, id=_identifier(raw), surname=surname)


def _of_line(raw: Mapping[str, Any]) -> Entity:
    entity_id = _identifier(raw)
    try:
        entity, _ = from_line(json.dumps({**raw, "id": entity_id or "new:new"}))
    except (ValueError, TypeError) as error:
        raise GazetteerError(str(error)) from error
    return replace(entity, id=entity_id)


def _identifier(raw: Mapping[str, Any]) -> str:
    entity_id = raw.get("id") or ""
    if not isinstance(entity_id, str) or (entity_id and ":" not in entity_id):
        raise GazetteerError(f"id is {entity_id!r}; write source:local, or leave it out")
    return entity_id


def _below(value: Any) -> str:
    """Return what follows the colon of a field: its value, what has parts with one a line."""
    if isinstance(value, dict):
        return "".join(f"\n  {flow(key)}: {flow(one)}" for key, one in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "".join(f"\n  - {flow(one)}" for one in value)
    return f" {flow(value)}"


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
