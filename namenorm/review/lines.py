"""A judgement as one line of JSON, the form in which ledgers exchange them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from namenorm.judgement import Judgement, Scope, Verdict
from namenorm.review.rows import storable
from namenorm.review.values import Filed
from namenorm.values import EntityRef

_TEXTS = ("uid", "key", "verdict", "editor", "at", "note", "citation", "code", "surface")
_OPTIONAL = ("rendering", "suggestion")
_NEEDED = ("uid", "key", "verdict", "editor", "at", "code", "surface")


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement as it is exchanged: with its name in all databases, and whether it was taken back."""

    uid: str
    judgement: Judgement
    undone: bool


def to_line(filed: Filed) -> str:
    """Return a judgement as one line of JSON; ``from_line`` gives it back."""
    one = filed.judgement
    entity = None if one.entity is None else {"id": one.entity.id, "name": one.entity.name}
    said = {name: getattr(one, name) for name in (*_TEXTS[1:], *_OPTIONAL)}
    scope = {"kind": one.scope.kind, "value": one.scope.value}
    raw = {"uid": filed.uid, **said, "scope": scope, "entity": entity, "undone": filed.undone_by is not None}
    return json.dumps(raw, ensure_ascii=False)


def from_line(line: str) -> Line:
    """Return the judgement of a line.

    Raises:
        ValueError: If it is none; the message says what is wrong with it.
    """
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise ValueError("a line is a JSON object with the fields of a judgement")
    said = {name: _text(raw, name) for name in _TEXTS} | {name: _optional(raw, name) for name in _OPTIONAL}
    if missing := [name for name in _NEEDED if not said[name]]:
        raise ValueError(f"a judgement needs {', '.join(missing)}")
    uid = said.pop("uid")
    said["at"] = _time(str(said["at"]))
    judgement = Judgement(scope=_scope(raw.get("scope")), entity=_entity(raw.get("entity")), **said)
    _refuse(judgement)
    return Line(str(uid), judgement, raw.get("undone") is True)


def _text(raw: Mapping[str, Any], name: str) -> Any:
    value = raw.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text, not {value!r}")
    return storable(value)


def _optional(raw: Mapping[str, Any], name: str) -> Any:
    return None if raw.get(name) is None else _text(raw, name)


def _time(text: str) -> str:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"at is a time with its zone, not {text!r}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _scope(raw: Any) -> Scope:
    if not isinstance(raw, dict):
        raise ValueError('scope is an object such as {"kind": "document", "value": "a1"}')
    return Scope(_text(raw, "kind"), _text(raw, "value"))


def _entity(raw: Any) -> EntityRef | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise ValueError("entity is an object with id and name")
    return EntityRef(_text(raw, "id"), _text(raw, "name"))


def _refuse(one: Judgement) -> None:
    if one.verdict not in get_args(Verdict):
        raise ValueError(f"verdict is {one.verdict!r}; write one of {', '.join(get_args(Verdict))}")
    if one.verdict == "edit" and not one.rendering:
        raise ValueError("an edit says what should stand there: rendering is missing")
