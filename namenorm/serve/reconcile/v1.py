"""The draft of version 1.0 of the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.responses import Response

from namenorm.serve.api.endpoints import answer
from namenorm.serve.ask import Ask
from namenorm.serve.reconcile.engine import TOLD, TYPES, Match, Query, matches, values
from namenorm.serve.reconcile.shared import (
    about,
    base,
    features,
    few,
    limit_of,
    limited,
    listed,
    parsed,
    preview,
    said_of,
    suggest_entity,
    suggest_property,
    suggest_type,
    text_of,
    value_of,
    wrong,
)
from namenorm.serve.route import Route
from namenorm.version import VERSION

_AT = "/reconcile/1.0-draft"
_MATCH_TYPES = ("name", "id", "property")


def manifest(ask: Ask) -> Response:
    """Return what the service offers."""
    limit = {"id": "limit", "name": "Limit", "type": "number", "default": 0, "helpText": "most values a cell; 0 is all"}
    return answer(
        {
            "versions": ["1.0-draft"],
            "name": "namenorm",
            "lang": "en",
            "serviceVersion": VERSION,
            "view": {"url": f"{base(ask)}/entity?id={{{{id}}}}"},
            "defaultTypes": listed(TYPES),
            "suggest": {"entity": True, "property": True, "type": True},
            "preview": {"width": 420, "height": 220},
            "extend": {"proposeProperties": True, "propertySettings": [limit]},
            "standardizedScore": True,
        }
    )


def match(ask: Ask) -> Response:
    """Answer a batch of queries, in its order."""
    sent = parsed(ask.body)
    queries = sent.get("queries") if isinstance(sent, dict) else None
    if not isinstance(queries, list):
        raise wrong("a batch is an object with queries, a list")
    few(ask, len(queries), "queries")
    found = [matches(ask.house, _query(one)) for one in queries]
    return answer({"results": [{"candidates": list(map(_candidate, some))} for some in found]})


def extend(ask: Ask) -> Response:
    """Return what is known of entities by properties."""
    sent = parsed(ask.body)
    if not isinstance(sent, dict) or not all(isinstance(sent.get(one), list) for one in ("ids", "properties")):
        raise wrong("an extension is an object with ids and properties, two lists")
    few(ask, len(sent["ids"]), "ids")
    asked = [one for one in sent["properties"] if isinstance(one, dict) and one.get("id") in TOLD]
    rows = [_row(ask, text_of(one, "an id"), asked) for one in sent["ids"]]
    return answer({"meta": [{"id": one["id"], "name": TOLD[one["id"]].name} for one in asked], "rows": rows})


def propose(ask: Ask) -> Response:
    """Return by what a table can be extended."""
    said = {"type": ask.query("type")} if ask.query("type") else {}
    return answer({"properties": about(TOLD.values(), ""), **said})


def _query(sent: Any) -> Query:
    conditions = sent.get("conditions") if isinstance(sent, dict) else None
    if not isinstance(conditions, list) or not conditions or not all(map(_is_condition, conditions)):
        raise wrong("a query has conditions, each with matchType (name, id or property) and propertyValue")
    by = {kind: [one for one in conditions if one["matchType"] == kind] for kind in _MATCH_TYPES}
    name = value_of(by["name"][0]["propertyValue"]) if by["name"] else ""
    ids = tuple(one for each in by["id"] for one in _ids(each["propertyValue"]))
    said = said_of((one.get("propertyId"), one["propertyValue"]) for one in by["property"])
    name = name or said.pop("native_name", "")
    types = (text_of(sent["type"], "a type"),) if sent.get("type") else ()
    return Query(name, ids, types, limit_of(sent.get("limit")), said)


def _is_condition(one: Any) -> bool:
    return isinstance(one, dict) and one.get("matchType") in _MATCH_TYPES and "propertyValue" in one


def _ids(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        yield text_of(one.get("id", "") if isinstance(one, dict) else str(one), "an id")


def _candidate(one: Match) -> dict[str, Any]:
    entity = one.entity
    told = [{"id": kind, "name": detail, "value": weight} for kind, weight, detail in features(one)]
    shared = {"id": entity.id, "name": entity.name, "lang": "en", "description": entity.about}
    types = listed({entity.kind: TYPES[entity.kind]})
    return {**shared, "score": round(one.score * 100, 2), "match": one.is_certain, "type": types, "features": told}


def _row(ask: Ask, entity_id: str, asked: list[dict[str, Any]]) -> dict[str, Any]:
    entity = ask.house.about(entity_id)
    cells = [
        {"id": one["id"], "values": [{"str": text} for text in limited(values(entity, one["id"]), one)]}
        for one in asked
    ]
    return {"id": entity_id, "properties": cells}


ROUTES = (
    Route("GET", _AT, manifest, "reader", "reconcile"),
    Route("POST", f"{_AT}/match", match, "reader", "reconcile", apart="long"),
    Route("POST", f"{_AT}/extend", extend, "reader", "reconcile", apart="long"),
    Route("GET", f"{_AT}/extend/propose", propose, "reader", "reconcile"),
    Route("GET", f"{_AT}/suggest/entity", suggest_entity, "reader", "reconcile"),
    Route("GET", f"{_AT}/suggest/property", suggest_property, "reader", "reconcile"),
    Route("GET", f"{_AT}/suggest/type", suggest_type, "reader", "reconcile"),
    Route("GET", f"{_AT}/preview", preview, "reader", "reconcile"),
)
