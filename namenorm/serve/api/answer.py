"""What every endpoint of the JSON API does: read what is asked by the contract, and answer in JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import Any

from starlette.responses import Response

from namenorm.gazetteer.model import Entity
from namenorm.serve.ask import Ask

CREATED = 201


def answer(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a value as JSON; half a surrogate pair, which UTF-8 does not have, is escaped."""
    text = json.dumps(value, ensure_ascii=False, default=_plain, allow_nan=False)
    return Response(text.encode("utf-8", "backslashreplace"), status, headers, media_type="application/json")


def query(ask: Ask, operation: str) -> dict[str, Any]:
    """Return what the query and the path say, as the contract has it."""
    return ask.house.contract.query(operation, ask.request.query_params, ask.path)


def body(ask: Ask, operation: str) -> dict[str, Any]:
    """Return the object that is sent, as the contract has it."""
    said: dict[str, Any] = ask.house.contract.body(operation, ask.request.headers.get("content-type", ""), ask.body)
    return said


def entity_dict(one: Entity) -> dict[str, Any]:
    """Return an entity without the fields of which it says nothing."""
    return {field: _filled(value) for field, value in asdict(one).items() if value not in ("", (), None)}


def _filled(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_filled(one) for one in value]
    if isinstance(value, dict):
        return {field: one for field, one in value.items() if one not in ("", (), None)}
    return value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (tuple, frozenset)):
        return list(value)
    raise TypeError(f"{type(value)} has no form in JSON")
