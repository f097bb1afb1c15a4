"""What both versions of the protocol read and answer alike.

What tools send is JSON in a field or a body, of whatever form, refused in words where it makes no sense; what somebody
types into a cell is completed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.serve.api.endpoints import answer
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.reconcile.engine import ASKED, TYPES, Match, Property, suggested
from namenorm.serve.shields import POLICY

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


_FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *").replace("script-src 'self'; ", "")


def base(ask: Ask) -> str:
    """Return where this server is, as whoever asks calls it."""
    url = ask.request.url
    return f"{url.scheme}://{url.netloc}"


def listed(types: Mapping[str, str]) -> list[dict[str, str]]:
    """Return types as objects."""
    return [{"id": one, "name": name} for one, name in types.items()]


def types_that_begin(prefix: str) -> list[dict[str, str]]:
    """Return the types whose names begin so."""
    return listed({one: name for one, name in TYPES.items() if name.lower().startswith(prefix.strip().lower())})


def about(properties: Iterable[Property], prefix: str) -> list[dict[str, str]]:
    """Return the properties whose names begin so."""
    wanted = prefix.strip().lower()
    return [
        {"id": one.id, "name": one.name, "description": one.description}
        for one in properties
        if one.name.lower().startswith(wanted)
    ]


def features(match: Match) -> list[tuple[str, float, str]]:
    """Return the evidence: kind, weight in log-odds, and words; of several of one kind the weights add up."""
    found: dict[str, tuple[float, str]] = {}
    for one in match.evidence:
        weight, detail = found.get(one.kind, (0.0, one.detail))
        found[one.kind] = (weight + one.weight, detail)
    return [(kind, round(weight, 3), detail) for kind, (weight, detail) in found.items()]


def preview(ask: Ask) -> Response:
    """Return a small page on an entity, to be framed by whatever tool asks."""
    entity = ask.house.about(ask.query("id"))
    if entity is None:
        raise ask.missing(f"no entity {ask.query('id')}")
    page = ask.page("preview.html", entity=entity, base=base(ask))
    page.headers["content-security-policy"] = _FRAMED
    return page


def limited(found: list[str], asked: Mapping[str, Any]) -> list[str]:
    """Return as many values as the settings of a property ask for; 0 is all."""
    settings = asked.get("settings")
    given = str(settings.get("limit", "0")) if isinstance(settings, dict) else "0"
    most = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return found[:most] if most else found


_MOST_SUGGESTED = 10


def suggest_entity(ask: Ask) -> Response:
    """Return entities whose names begin so."""
    prefix = text_of(ask.query("prefix"), "prefix")
    found = suggested(ask.house, prefix, _MOST_SUGGESTED) if prefix.strip() else ()
    shown = [
        {"id": one.id, "name": one.name, "description": one.about, "notable": listed({one.kind: TYPES[one.kind]})}
        for one in found
    ]
    return answer({"result": shown})


def suggest_property(ask: Ask) -> Response:
    """Return properties of queries whose names begin so."""
    return answer({"result": about(ASKED.values(), ask.query("prefix"))})


def suggest_type(ask: Ask) -> Response:
    """Return types whose names begin so."""
    return answer({"result": types_that_begin(ask.query("prefix"))})
