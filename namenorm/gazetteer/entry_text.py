"""The compact YAML form of an entry, made for reading in a diff; ``entry.entity_from_entry`` reads it back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.yaml_text import load_yaml

WIDTH = 120
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"[1-9]\d{3}")
# Texts that no reader of YAML takes for anything else; all others are quoted. A month (2024-05) is one of them.
_PLAIN = re.compile(r"[^\W\d_](?:(?:[\w .()/'’·+&-]|:(?=[\w/]))*[\w.)])?|[12]\d{3}-(?:0[1-9]|1[0-2])")
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
_ESCAPED = re.compile(r'["\\\u0085\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Header:
    """What a YAML file says of all its entries."""

    kind: str
    source: str
    checked_on: str = ""

    def raw(self) -> dict[str, str]:
        """Return it as it is parsed."""
        said = {"kind": self.kind, "source": self.source, "checked_on": self.checked_on}
        return {field: value for field, value in said.items() if value}


def fits(entity: Entity, header: Header) -> bool:
    """Tell whether an entity can stand in a YAML file without loss."""
    source, _, local = entity.id.partition(":")
    if source != header.source or entity.kind != header.kind:
        return False
    try:
        parsed = load_yaml(entry_text(entity, header))
    except yaml.YAMLError:  # characters that YAML has no way to write
        return False
    made, faults = entity_from_entry(header.raw(), local, parsed.get(local))
    return not faults and made == entity


def header_text(header: Header) -> str:
    """Return the beginning of a YAML file, up to its entries."""
    lines = [f"{field}: {flow(_dated(value))}" for field, value in header.raw().items()]
    return "\n".join((*lines, "entities:", ""))


def entry_text(entity: Entity, header: Header) -> str:
    """Return an entry as lines that stand below ``entities:``, each field as short as it can be said."""
    local = entity.id.partition(":")[2]
    said = entry(entity, header)
    one_line = f"  {flow(local)}: {flow(said)}"
    if len(one_line) <= WIDTH:
        return f"{one_line}\n"
    fields = (_field(field, value) for field, value in said.items())
    return f"  {flow(local)}:\n    {{" + "\n     ".join(_packed(fields)) + "}\n"


def _field(field: str, value: Any) -> str:
    """Return a field as it stands in an entry of several lines: of several offices, or kinds of name, one a line."""
    one_line = f"{field}: {flow(value)}"
    several = isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict)
    if not several and len(one_line) <= WIDTH - 6:
        return one_line
    if isinstance(value, dict):
        return f"{field}: {{" + ",\n       ".join(f"{flow(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if several:
        return f"{field}: [" + ",\n       ".join(map(flow, value)) + "]"
    return one_line


def entry(entity: Entity, header: Header) -> dict[str, Any]:
    """Return an entry as it is parsed, without what a reader would assume anyway."""
    said: dict[str, Any] = {"name": entity.name}
    made, _ = entity_from_entry({"kind": entity.kind, "source": "x"}, "x", said)
    if made is None or made.surname != entity.surname:
        said["surname"] = entity.surname
    said |= {"about": entity.about, "countries": list(entity.countries), "gender": entity.gender}
    said["names"] = _names(entity.names[1:])
    said["roles"] = [_role(one, header) for one in entity.roles]
    said |= {"not": list(entity.not_same_as), "ids": list(entity.ids), "note": entity.note}
    return {field: value for field, value in said.items() if value or field == "surname"}


def grouped(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return names in the order in which an entry has them: by kind, then by language, each where it first stood."""
    first, others = names[:1], names[1:]
    by_place: dict[str, dict[str, list[Name]]] = {}
    for one in others:
        by_place.setdefault(one.kind, {}).setdefault(one.lang, []).append(one)
    return (*first, *(one for langs in by_place.values() for group in langs.values() for one in group))


def _packed(fields: Iterable[str]) -> Iterator[str]:
    """Yield lines of fields, as many a line as there is room for; a field of several lines has them to itself."""
    line = ""
    for field in fields:
        if line and (len(line) + len(field) > WIDTH - 8 or "\n" in line + field):
            yield line
            line = ""
        line = f"{line} {field}," if line else f"{field},"
    yield line.removesuffix(",")


def _names(names: Iterable[Name]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in names:
        found.setdefault(one.kind, {}).setdefault(one.lang, []).append(_name(one))
    return {
        kind: {lang: values[0] if len(values) == 1 else values for lang, values in by_lang.items()}
        for kind, by_lang in found.items()
    }


def _name(name: Name) -> str | dict[str, Any]:
    said: dict[str, Any] = {"text": name.text}
    if name.style:
        said["style"] = list(name.style)
    if not name.verified:
        said["verified"] = False
    said |= {"citation": name.citation, "source": name.source}
    said |= {"since": _dated(name.since), "until": _dated(name.until)}
    kept = {field: value for field, value in said.items() if value != ""}
    return name.text if len(kept) == 1 else kept


def _role(role: Role, header: Header) -> dict[str, Any]:
    checked = "" if role.checked_on == header.checked_on else role.checked_on
    said = {
        "title": role.title,
        "of": role.organisation,
        "country": role.country,
        "since": _dated(role.since),
        "until": _dated(role.until),
        "seats": role.seats,
        "checked_on": _dated(checked),
    }
    return {field: value for field, value in said.items() if value not in ("", None)}


def _dated(date: str) -> str | int | datetime.date:
    """Return a date as YAML knows it where it does, so that it is written without quotes."""
    if _YEAR.fullmatch(date):
        return int(date)
    try:
        return datetime.date.fromisoformat(date) if _DAY.fullmatch(date) else date
    except ValueError:
        return date


def flow(value: Any) -> str:
    """Return a value on one line, as it stands in a flow collection."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    if text.isprintable() and not _ESCAPED.search(text):
        return f'"{text}"'
    # What has to be escaped is left to the library, which writes a flow collection of one.
    written: str = yaml.dump([text], default_style='"', default_flow_style=True, allow_unicode=True, width=10**9)
    return written.strip()[1:-1]
