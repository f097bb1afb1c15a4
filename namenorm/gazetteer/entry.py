"""One entry of a book file, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind, Role, is_count

_FIELDS = {"name", "surname", "about", "countries", "gender", "names", "roles", "not", "note", "ids"}
_NAME_FIELDS = {"text", "style", "verified", "citation", "source", "since", "until"}
_ROLE_FIELDS = {"title", "of", "country", "seats", "since", "until", "checked_on"}
_TEXTS, _LISTS = ("surname", "about", "note"), ("countries", "roles", "not", "ids")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LOCAL = re.compile(r"[a-z0-9][a-z0-9-]*|[A-Z0-9]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def entity_from_entry(header: Mapping[str, Any], local: str, entry: Any) -> tuple[Entity | None, list[str]]:
    """Return the entity that an entry describes, and what is wrong with the entry.

    Args:
        header: The file's mapping; its ``kind``, ``source`` and ``checked_on`` hold for all entries.
        local: The entry's key.
        entry: Its value as parsed.

    Returns:
        The entity, None if it cannot be made, and the faults, empty if there are none.
    """
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        return None, ["an entry is a mapping with at least a name"]
    faults = list(_form_faults(entry)) or list(_faults(header, local, entry))
    if faults:
        return None, faults
    checked = str(header.get("checked_on", ""))
    entity = Entity(
        id=f"{header['source']}:{local}",
        kind=header["kind"],
        name=entry["name"],
        surname=entry.get("surname") or _default_surname(header["kind"], entry["name"]),
        about=entry.get("about") or "",
        countries=tuple(entry.get("countries") or ()),
        gender=entry.get("gender") or "",
        names=(Name(entry["name"], "en", "canonical"), *_names(entry.get("names") or {})),
        roles=tuple(_role(one, checked) for one in entry.get("roles") or ()),
        not_same_as=tuple(entry.get("not") or ()),
        note=entry.get("note") or "",
        source=header["source"],
        ids=tuple(entry.get("ids") or ()),
    )
    return entity, []


def _default_surname(kind: str, name: str) -> str:
    """Take the last word of a Western name, with the particles before it (von der Leyen, de Gaulle)."""
    if kind != "person":
        return ""
    words = [word for word in name.split() if word.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:]) if words else ""


def _form_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for field in _TEXTS:
        if not isinstance(entry.get(field), str | None):
            yield f"{field} is a text, not {entry[field]!r}"
    for field in _LISTS:
        if not isinstance(entry.get(field), list | None):
            yield f"{field} is a list: write [{entry[field]}]"
    for field in ("not", "ids"):
        for one in _listed(entry.get(field) or []):
            if not isinstance(one, str):
                yield f"{field} is a list of identifiers, not of {one!r}"


def _faults(header: Mapping[str, Any], local: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if header.get("kind") not in get_args(EntityKind):
        yield f"the file's kind is {header.get('kind')!r}; write one of {', '.join(get_args(EntityKind))}"
    source = header.get("source")
    if not isinstance(source, str) or not source or not source.isprintable():
        yield "the file has no source; name a key of SOURCES.toml"
    if (day := header.get("checked_on")) is not None and not _DATE.fullmatch(str(day)):
        yield f"checked_on {day!r} of the file: write a year, a month (2024-05) or a day (2024-05-20)"
    if not _LOCAL.fullmatch(local):
        yield "keys are lower-case letters, digits and hyphens"
    if unknown := sorted(map(str, set(entry) - _FIELDS)):
        yield f"unknown field {', '.join(unknown)}; the fields are {', '.join(sorted(_FIELDS))}"
    if entry.get("gender") not in (None, "m", "f"):
        yield f"gender is {entry['gender']!r}; write m, f or nothing"
    if entry.get("surname") is not None and str(entry["surname"]) not in entry["name"]:
        yield f"surname {entry['surname']!r} is no part of the name {entry['name']!r}"
    for country in entry.get("countries") or ():
        if not isinstance(country, str) or not _COUNTRY.fullmatch(country):
            yield f"country {country!r}: write two capitals (quote NO)"
    yield from _name_faults(entry.get("names") or {})
    for role in entry.get("roles") or ():
        yield from _role_faults(role)


def _name_faults(names: Any) -> Iterator[str]:
    if not isinstance(names, dict):
        yield "names is a mapping {kind: {language: name or [names]}}"
        return
    for kind, by_lang in names.items():
        if kind not in get_args(NameKind):
            yield f"unknown kind of name {kind!r}; the kinds are {', '.join(get_args(NameKind))}"
        if not isinstance(by_lang, dict):
            yield f"names.{kind} is a mapping {{language: name or [names]}}"
            continue
        for lang, value in by_lang.items():
            if not isinstance(lang, str) or not _LANG.fullmatch(lang):
                yield f"language {lang!r} is not BCP 47 (quote no)"
            for one in _listed(value):
                yield from _name_fault(one, lang)


def _name_fault(one: Any, lang: Any) -> Iterator[str]:
    if isinstance(one, str):
        return
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        yield f"name {one!r} of {lang} is neither a text nor a mapping with a text"
        return
    if unknown := sorted(map(str, set(one) - _NAME_FIELDS)):
        yield f"unknown field {', '.join(unknown)} of a name; the fields are {', '.join(sorted(_NAME_FIELDS))}"
    if not all(isinstance(style, str) for style in _listed(one.get("style") or [])):
        yield f"style {one['style']!r} of a name is a text or a list of texts"
    yield from _text_faults(one, ("citation", "source"))
    yield from _date_faults(one)


def _role_faults(role: Any) -> Iterator[str]:
    if not isinstance(role, dict) or not isinstance(role.get("title"), str):
        yield f"role {role!r} has no title"
        return
    if unknown := sorted(map(str, set(role) - _ROLE_FIELDS)):
        yield f"unknown field {', '.join(unknown)} of a role"
    if not is_count(role.get("seats")):
        yield f"seats {role['seats']!r}: write a whole number"
    yield from _text_faults(role, ("of", "country"))
    yield from _date_faults(role)


def _text_faults(raw: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        if not isinstance(raw.get(field), str | None):
            yield f"{field} is a text, not {raw[field]!r}"


def _date_faults(dated: Mapping[str, Any]) -> Iterator[str]:
    for name in ("since", "until", "checked_on"):
        if dated.get(name) is not None and not _DATE.fullmatch(str(dated[name])):
            yield f"{name} {dated[name]!r}: write a year, a month (2024-05) or a day (2024-05-20)"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(names: Mapping[NameKind, Any]) -> Iterator[Name]:
    for kind, by_lang in names.items():
        for lang, value in by_lang.items():
            for one in _listed(value):
                yield _name(one, lang, kind)


def _name(one: Any, lang: str, kind: NameKind) -> Name:
    if isinstance(one, str):
        return Name(one, lang, kind)
    return Name(
        text=one["text"],
        lang=lang,
        kind=kind,
        style=tuple(_listed(one.get("style") or [])),
        verified=bool(one.get("verified", True)),
        citation=one.get("citation") or "",
        source=one.get("source") or "",
        since=str(one.get("since") or ""),
        until=str(one.get("until") or ""),
    )


def _role(role: Mapping[str, Any], checked_on: str) -> Role:
    return Role(
        title=role["title"],
        organisation=role.get("of") or "",
        country=role.get("country") or "",
        seats=role.get("seats"),
        since=str(role.get("since") or ""),
        until=str(role.get("until") or ""),
        checked_on=str(role.get("checked_on") or checked_on),
    )
