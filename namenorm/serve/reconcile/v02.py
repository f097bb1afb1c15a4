"""Version 0.2 of the protocol, which OpenRefine speaks."""

from __future__ import annotations

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
    wrong,
)
from namenorm.serve.route import Route
from namenorm.version import VERSION

_AT = "/reconcile/0.2"


def service(ask: Ask) -> Response:
    """Answer a batch of queries or an extension or, where neither is sent, with the manifest."""
    queries = _sent(ask, "queries")
    if queries:
        return answer(_reconciled(ask, parsed(queries)))
    extend = _sent(ask, "extend")
    return answer(_extended(ask, parsed(extend)) if extend else manifest(ask))


def manifest(ask: Ask) -> dict[str, Any]:
    """Return what the service offers."""
    here = base(ask)
    suggest = {
        what: {"service_url": here, "service_path": f"{_AT}/suggest/{what}"} for what in ("entity", "property", "type")
    }
    limit = {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "most values a cell; 0 is all",
    }
    return {
        "versions": ["0.2"],
        "name": "namenorm",
        "identifierSpace": f"{here}/entity?id=",
        "schemaSpace": f"{here}{_AT}/suggest/type",
        "serviceVersion": VERSION,
        "view": {"url": f"{here}/entity?id={{{{id}}}}"},
        "defaultTypes": listed(TYPES),
        "suggest": suggest,
        "preview": {"url": f"{here}{_AT}/preview?id={{{{id}}}}", "width": 420, "height": 220},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": f"{_AT}/properties"},
            "property_settings": [limit],
        },
    }


def properties(ask: Ask) -> Response:
    """Return by what a table can be extended."""
    said = {"type": ask.query("type")} if ask.query("type") else {}
    limit = ask.number(ask.query("limit"), "limit") if ask.query("limit") else None
    return answer(
        {"properties": about(TOLD.values(), "")[:limit], **said, **({} if limit is None else {"limit": limit})}
    )


def _sent(ask: Ask, name: str) -> str:
    most = ask.house.settings.most_bytes
    return ask.said(name, most) or ask.request.query_params.get(name, "")


def _reconciled(ask: Ask, sent: Any) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise wrong("queries are an object, from a name of each query to the query")
    few(ask, len(sent), "queries")
    return {key: {"result": [_match(one) for one in matches(ask.house, _query(query))]} for key, query in sent.items()}


def _query(sent: Any) -> Query:
    if not isinstance(sent, dict) or not ("query" in sent or sent.get("properties")):
        raise wrong("a query is an object with query, properties, or both")
    asked = sent.get("type") or []
    types = tuple(text_of(one, "a type") for one in ([asked] if isinstance(asked, str) else asked))
    listed_ = sent.get("properties") or []
    if not isinstance(listed_, list) or not all(
        isinstance(one, dict) and {"pid", "v"} <= one.keys() for one in listed_
    ):
        raise wrong("properties are a list of objects with pid and v")
    said = said_of((one["pid"], one["v"]) for one in listed_)
    name = text_of(sent.get("query", ""), "query") or said.pop("native_name", "")
    return Query(name, (), types, limit_of(sent.get("limit")), said)


def _match(one: Match) -> dict[str, Any]:
    entity = one.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.about,
        "score": round(one.score * 100, 2),
        "match": one.is_certain,
        "type": listed({entity.kind: TYPES[entity.kind]}),
        "features": [{"id": kind, "value": weight} for kind, weight, _ in features(one)],
    }


def _extended(ask: Ask, sent: Any) -> dict[str, Any]:
    if not isinstance(sent, dict) or not all(isinstance(sent.get(one), list) for one in ("ids", "properties")):
        raise wrong("an extension is an object with ids and properties")
    few(ask, len(sent["ids"]), "ids")
    asked = [one for one in sent["properties"] if isinstance(one, dict) and one.get("id") in TOLD]
    rows: dict[str, Any] = {}
    for given in sent["ids"]:
        entity = ask.house.about(text_of(given, "an id"))
        rows[given] = {one["id"]: [{"str": text} for text in limited(values(entity, one["id"]), one)] for one in asked}
    return {"meta": [{"id": one["id"], "name": TOLD[one["id"]].name} for one in asked], "rows": rows}


ROUTES = (
    Route("GET", _AT, service, "reader", "reconcile"),
    Route("POST", _AT, service, "reader", "reconcile", apart="long"),
    Route("GET", f"{_AT}/suggest/entity", suggest_entity, "reader", "reconcile"),
    Route("GET", f"{_AT}/suggest/property", suggest_property, "reader", "reconcile"),
    Route("GET", f"{_AT}/suggest/type", suggest_type, "reader", "reconcile"),
    Route("GET", f"{_AT}/preview", preview, "reader", "reconcile"),
    Route("GET", f"{_AT}/properties", properties, "reader", "reconcile"),
)
