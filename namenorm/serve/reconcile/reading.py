"""Reading what tools send: JSON in a field or a body, of whatever form, refused in words where it makes no sense."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.exceptions import HTTPException

from namenorm.serve.ask import BAD, Ask
from namenorm.serve.reconcile.properties import ASKED

LONGEST = 500
_DEFAULT, _MOST = 10, 50


def parsed(text: str | bytes) -> Any:
    """Return the JSON of a text.

    Raises:
        HTTPException: If it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(BAD, f"this is no JSON: {error}") from error


def wrong(what: str) -> HTTPException:
    """Return what to raise at something that makes no sense."""
    return HTTPException(BAD, what)


def text_of(value: Any, what: str) -> str:
    """Return a text that is not too long."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise wrong(f"{what} is a text of at most {LONGEST} characters")
    return value


def limit_of(value: Any) -> int:
    """Return how many are wanted, at most 50 and at least one."""
    if value is None:
        return _DEFAULT
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise wrong("a limit is a number")
    return int(min(max(value, 1), _MOST))


def few(ask: Ask, many: int, what: str) -> None:
    """Refuse a batch that is larger than is allowed."""
    if many > ask.house.settings.batch:
        raise wrong(f"{many:,} {what} at once are more than {ask.house.settings.batch}: send them in several batches")


def value_of(value: Any) -> str:
    """Return the first of one or more values of a property, as text."""
    if isinstance(value, list):
        return value_of(value[0]) if value else ""
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("id", ""), "a value")
    if isinstance(value, bool) or value is None:
        return ""
    return text_of(str(value), "a value")


def said_of(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """Return what is said by properties that are known; what others say is passed over, as the protocol has it."""
    found = {str(name): value_of(value) for name, value in pairs if str(name) in ASKED}
    return {name: value.strip() for name, value in found.items() if value.strip()}
