"""Entities as JSON lines: the form of bulk files, one entity a line, in the order of identifiers.

A line is the entity's fields by their names in ``model``, those that are empty left out, and ``names`` and ``roles`` as
lists of such objects. A line with ``"fragment": true`` holds names, roles or identifiers for an entity of another file,
so that what one source says of it stays in that source's own file; it needs ``id`` and no ``kind``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any, get_args

from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind, Role, is_count
from namenorm.gazetteer.whole_file import write_whole

_ESCAPED = "\\u"  # an escape can make half of a surrogate pair, which no file in UTF-8 can hold


def object_of(line: str) -> dict[str, Any]:
    """Return the object of a line; bytes that were no UTF-8 stand in the line as surrogates.

    Raises:
        ValueError: If it is no JSON object, or holds what is no text; the message says so.
    """
    try:
        raw = json.loads(line)
    except RecursionError as error:
        raise ValueError("lists or objects within one another without end") from error
    if not isinstance(raw, dict):
        raise ValueError("a line is a JSON object")
    if not line.isascii() and not _is_text(line):
        raise ValueError("bytes that are not UTF-8: save the file again as UTF-8")
    if _ESCAPED in line and not _is_text(json.dumps(raw, ensure_ascii=False)):
        raise ValueError("half of a surrogate pair: write both halves, or the character itself")
    return raw


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_NESTED = ("names", "roles")
_TEXT_LISTS = ("countries", "not_same_as", "ids")
_LISTS = frozenset({*_TEXT_LISTS, "names", "roles"})
_ENTITY_KINDS, _NAME_KINDS = get_args(EntityKind), get_args(NameKind)
_NO_TEXTS = frozenset({*_TEXT_LISTS, "names", "roles", "style", "verified", "seats"})
_FIELDS: Mapping[type, frozenset[str]] = {
    one: frozenset(field.name for field in fields(one)) for one in (Entity, Name, Role)
}
_NEEDED: Mapping[type, KeysView[str]] = {
    one: dict.fromkeys(field.name for field in fields(one) if field.default is MISSING).keys() for one in (Name, Role)
}


def to_line(entity: Entity, *, fragment: bool = False) -> str:
    """Return an entity as one line of JSON without a line break; ``from_line`` gives the same entity back."""
    nested = {field: tuple(_plain(one) for one in getattr(entity, field)) for field in _NESTED}
    raw = compact(_plain(entity) | nested)
    if fragment:
        raw = {"id": raw.pop("id"), "fragment": True, **{k: v for k, v in raw.items() if k not in ("kind", "name")}}
    return json.dumps(raw, ensure_ascii=False, separators=(", ", ": "))


def _plain(value: Entity | Name | Role) -> dict[str, Any]:
    """Return the fields of a value; ``asdict`` copies what they hold, which takes half the time of writing a line."""
    return {field: getattr(value, field) for field in value.__slots__}


def from_line(line: str) -> tuple[Entity, bool]:
    """Return the entity of a line, and whether it is a fragment; a fragment's ``name`` is empty.

    Raises:
        ValueError: If the line is no entity; the message says what is wrong with it.
    """
    raw = object_of(line)
    fragment = bool(raw.pop("fragment", False))
    if not _is_plain(raw, fragment):
        for fault in _faults(raw, fragment):
            raise ValueError(fault)
    return _entity(raw, fragment), fragment


def write_lines(entities: Iterable[Entity], target: Path, *, fragments: bool = False) -> int:
    """Write entities to a bulk file in the order of identifiers, and return how many."""
    ordered = sorted(entities, key=lambda one: one.id)
    text = "".join(f"{to_line(one, fragment=fragments)}\n" for one in ordered)
    write_whole(target, text)
    return len(ordered)


def read_lines(file: Path) -> Iterator[tuple[int, Entity | None, bool, str]]:
    """Yield number, entity, whether it is a fragment, and fault of each line that is not blank; one of two is empty."""
    with file.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, *from_line(line), ""
                except (ValueError, RecursionError) as error:
                    yield number, None, False, str(error)


def merged(entity: Entity, fragment: Entity) -> Entity:
    """Return an entity with what a fragment adds to it: names, offices, countries, identifiers, look-alikes."""
    added = tuple(_with_source(one, fragment.source, entity.source) for one in fragment.names)
    held = {(one.text, one.lang, one.kind) for one in entity.names}
    values = {field: getattr(entity, field) for field in _FIELDS[Entity]}
    values["names"] = (*entity.names, *(one for one in added if (one.text, one.lang, one.kind) not in held))
    for field in ("roles", *_TEXT_LISTS):
        values[field] = tuple(dict.fromkeys((*getattr(entity, field), *getattr(fragment, field))))
    return Entity(**values)


def compact(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what is empty, in the entity and in its names and roles; ``verified`` stays only where it is false."""
    kept = {field: value for field, value in raw.items() if _says_something(value)}
    for field in ("names", "roles"):
        if field in kept:
            kept[field] = [{k: v for k, v in one.items() if _says_something(v)} for one in kept[field]]
    return kept


def _says_something(value: Any) -> bool:
    return value is not True and value not in ("", (), None)


def _with_source(name: Name, source: str, of_entity: str) -> Name:
    if name.source or source == of_entity:
        return name
    return Name(**{**asdict(name), "source": source})


def _entity(raw: dict[str, Any], fragment: bool) -> Entity:
    values = {**raw, **({"kind": raw.get("kind", "other"), "name": ""} if fragment else {})}
    values["names"] = tuple(map(_name, raw.get("names", ())))
    values["roles"] = tuple(Role(**one) for one in raw.get("roles", ()))
    for field in _TEXT_LISTS:
        values[field] = tuple(raw.get(field, ()))
    return Entity(**values)


def _name(raw: dict[str, Any]) -> Name:
    return Name(**{**raw, "style": tuple(raw["style"])} if "style" in raw else raw)


def _is_plain(raw: Mapping[str, Any], fragment: bool) -> bool:
    """Tell quickly of most sound lines that they have no fault; ``_faults`` looks at the others and says what is wrong.

    Books hold tens of thousands of lines, and are read whole.
    """
    return (
        raw.keys() <= _FIELDS[Entity]
        and all(type(value) is (list if field in _LISTS else str) for field, value in raw.items())
        and ":" in raw.get("id", "")
        and raw["id"].isprintable()
        and (fragment or (raw.get("kind") in _ENTITY_KINDS and bool(raw.get("name", "").strip())))
        and all(type(one) is str for field in _TEXT_LISTS for one in raw.get(field, ()))
        and all(_holds_texts(one, Name) and one["kind"] in _NAME_KINDS for one in raw.get("names", ()))
        and all(_holds_texts(one, Role) for one in raw.get("roles", ()))
    )


def _holds_texts(raw: Any, kind: type) -> bool:
    """Tell whether a name or a role has all that it needs, nothing unknown, and only texts."""
    return type(raw) is dict and _NEEDED[kind] <= raw.keys() <= _FIELDS[kind] and set(map(type, raw.values())) == {str}


def _faults(raw: Mapping[str, Any], fragment: bool) -> Iterator[str]:
    if not isinstance(raw.get("id"), str) or ":" not in raw["id"] or not raw["id"].isprintable():
        yield f"id is {raw.get('id')!r}; write source:local"
    if not fragment and raw.get("kind") not in _ENTITY_KINDS:
        yield f"kind is {raw.get('kind')!r}; write one of {', '.join(_ENTITY_KINDS)}"
    if not fragment and not (isinstance(raw.get("name"), str) and raw["name"].strip()):
        yield "an entity has a name"
    yield from _wrong_fields(raw, Entity, "an entity")
    for field in _TEXT_LISTS:
        if not _texts(raw.get(field, [])):
            yield f"{field} is a list of texts"
    for field, kind, what in (("names", Name, "a name"), ("roles", Role, "a role")):
        for one in _listed(raw, field):
            yield from _wrong_fields(one, kind, what)
    for name in _listed(raw, "names"):
        if isinstance(name, dict) and name.get("kind") not in _NAME_KINDS:
            yield f"unknown kind of name {name.get('kind')!r}; the kinds are {', '.join(_NAME_KINDS)}"


def _listed(raw: Mapping[str, Any], field: str) -> list[Any]:
    value = raw.get(field, [])
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _wrong_fields(raw: Any, kind: type, what: str) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield f"{what} is a mapping, not {raw!r}"
        return
    if unknown := sorted(set(raw) - _FIELDS[kind]):
        yield f"unknown field {', '.join(unknown)} of {what}"
    for field in _NEEDED.get(kind, ()):
        if not isinstance(raw.get(field), str):
            yield f"{what} needs the text {field}"
    for field, value in raw.items():
        if field in _FIELDS[kind] - _NO_TEXTS and not isinstance(value, str):
            yield f"{field} of {what} is a text, not {value!r}"
    if not _texts(raw.get("style", [])):
        yield f"style of {what} is a list of texts"
    if not isinstance(raw.get("verified", True), bool):
        yield f"verified of {what} is true or false, not {raw['verified']!r}"
    if not is_count(raw.get("seats")):
        yield f"seats of {what} is a whole number, not {raw['seats']!r}"
