"""The bulk line of an entity, made quickly: an import of millions spends its time here.

``lines.to_line`` is the slow, obvious twin: both give the same text, and a test holds them together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from namenorm.gazetteer.model import Entity, Name, Role

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
