"""The bulk line of an entity, made quickly: an import of millions spends its time here.

``lines.to_line`` is the slow, obvious twin: both give the same text, and a test holds them together. What an office or
a family name is called stands elsewhere in the same file, and is put in the place of its item at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.text.key import squash

_ENTITY = tuple(field.name for field in fields(Entity))
_NAME = tuple(field.name for field in fields(Name))
_ROLE = tuple(field.name for field in fields(Role))
_EMPTY = ("", (), None)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def bulk_line(entity: Entity) -> str:
    """Return an entity as one line of JSON without a line break."""
    said = _said(entity, _ENTITY)
    if entity.names:
        said["names"] = [_said(one, _NAME) for one in entity.names]
    if entity.roles:
        said["roles"] = [_said(one, _ROLE) for one in entity.roles]
    return _encode(said)


def bulk_text(raw: Mapping[str, Any]) -> str:
    """Return the line of fields that may be empty or out of order."""
    return _encode({name: raw[name] for name in _ENTITY if raw.get(name)})


def _said(one: Entity | Name | Role, names: tuple[str, ...]) -> dict[str, Any]:
    said = {}
    for name in names:
        value = getattr(one, name)
        if value is not True and value not in _EMPTY:
            said[name] = value
    return said


Labels = Callable[[str], "tuple[str, str] | None"]
"""Label and country of an item, None where the file has none."""
_ITEM = re.compile(r"Q[1-9]\d*")
_SURNAMES = re.compile(r"((?:Q[1-9]\d*,)+)(.*)", re.DOTALL)
_PENDING = re.compile(r'"(?:title|surname)": "Q[1-9]')


def pending_surname(items: tuple[str, ...], otherwise: str) -> str:
    """Return what stands for a surname until the file is read: items, and what it is if none of them fits."""
    return "".join(f"{item}," for item in items) + otherwise


def named(line: str, labels: Labels) -> tuple[str, int]:
    """Return a bulk line with labels in the place of items, and how many offices were left out for want of one."""
    if not _PENDING.search(line):
        return line, 0
    raw: dict[str, Any] = json.loads(line)
    roles = raw.pop("roles", [])
    kept = [one for one in (_role(role, labels) for role in roles) if one is not None]
    surname = _surname(raw["name"], raw.pop("surname", ""), labels)
    return bulk_text({**raw, "surname": surname, "roles": kept}), len(roles) - len(kept)


def _role(role: dict[str, Any], labels: Labels) -> dict[str, Any] | None:
    if not _ITEM.fullmatch(role["title"]):
        return role
    found = labels(role["title"])
    country = role.get("country") or (found[1] if found else "")
    return {**role, "title": found[0], **({"country": country} if country else {})} if found else None


def _surname(name: str, surname: str, labels: Labels) -> str:
    """Return the words of the name that one of the items is called, else what stands for that case."""
    pending = _SURNAMES.fullmatch(surname)
    if pending is None:
        return surname
    for item in pending[1].strip(",").split(","):
        found = labels(item)
        words = _words_of(name, found[0]) if found else ""
        if words:
            return words
    return pending[2]


def _words_of(name: str, label: str) -> str:
    """Return the words of a name that spell a label, whatever their case and accents; empty if there are none."""
    words, wanted = name.split(), squash(label)
    for length in range(1, min(len(words), 4) + 1):
        for start in range(len(words) - length, -1, -1):
            candidate = " ".join(words[start : start + length])
            if squash(candidate) == wanted:
                return candidate
    return ""
