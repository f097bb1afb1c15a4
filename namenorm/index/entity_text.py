"""An entity as one line of JSON, without what is empty."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from namenorm.gazetteer.model import Entity, Name, Role

_DEFAULTS = {kind: tuple((field.name, field.default) for field in fields(kind)) for kind in (Entity, Name, Role)}


def entity_line(entity: Entity) -> str:
    """Return an entity as one line; ``entity_from_line`` gives it back."""
    return json.dumps(_told(entity), ensure_ascii=False, separators=(",", ":"))


def entity_from_line(line: str | bytes) -> Entity:
    """Return the entity of a line.

    Raises:
        ValueError: If it is not one.
    """
    read: dict[str, Any] = json.loads(line)
    raw: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value for field, value in read.items()}
    raw["names"] = tuple(map(_name, raw.get("names", ())))
    raw["roles"] = tuple(Role(**one) for one in raw.get("roles", ()))
    return Entity(**raw)


def _name(raw: dict[str, Any]) -> Name:
    if "style" in raw:
        raw["style"] = tuple(raw["style"])
    return Name(**raw)


def _told(one: Entity | Name | Role) -> dict[str, Any]:
    """Return the fields of a name, a role or an entity that differ from their defaults."""
    told = {}
    for field, default in _DEFAULTS[type(one)]:
        value = getattr(one, field)
        if value != default:
            told[field] = [_told(each) for each in value] if field in ("names", "roles") else value
    return told
