"""What both versions of the protocol answer alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import Response

from namenorm.serve.ask import Ask
from namenorm.serve.reconcile.values import TYPES, Match, Property
from namenorm.serve.shields import POLICY

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
