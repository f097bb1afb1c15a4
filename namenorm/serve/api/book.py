"""The book over HTTP: entities and their history."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.gazetteer.lines import from_line
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.values import Change, Stored
from namenorm.serve.api.answer import CREATED, answer, body, entity_dict, query
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.route import Route


def search(ask: Ask) -> Response:
    """Return entities by a name or a part of one."""
    said = query(ask, "search")
    hits = ask.house.store.find(said["q"], said.get("limit", 20))
    return answer([{"entity": entity_dict(one.entity), "found_by": one.name} for one in hits])


def entity(ask: Ask) -> Response:
    """Return one entity."""
    return _stored(ask, query(ask, "entity")["id"])


def history(ask: Ask) -> Response:
    """Return all that was done to an entity."""
    return answer([_change(one) for one in ask.house.store.history(query(ask, "history")["id"])])


def add(ask: Ask) -> Response:
    """Add an entity."""
    said = body(ask, "addEntity")
    event = ask.house.store.add(_entity(said["entity"]), **_act(ask, said))
    [change] = ask.house.store.changes(event.id)
    return _stored(ask, change.entity_id, CREATED)


def edit(ask: Ask) -> Response:
    """Put an entity in the place of the one with its identifier; the store may have it from then on."""
    entity_id, said = query(ask, "editEntity")["id"], body(ask, "editEntity")
    if said["entity"].get("id") not in (None, entity_id):
        raise HTTPException(BAD, "the entity has another identifier than the path")
    new = _entity({**said["entity"], "id": entity_id})
    now = ask.house.entity(entity_id)
    if now is None:
        raise ask.missing(f"no entity {entity_id}")
    if now.version == 0 and said["version"] == 0:
        ask.house.store.add(new, **_act(ask, said))
    else:
        ask.house.store.edit(new, said["version"], **_act(ask, said))
    return _stored(ask, entity_id)


def _act(ask: Ask, said: dict[str, Any]) -> dict[str, str]:
    return {"editor": ask.visitor.name, "why": said.get("why", ""), "citation": said.get("citation", "")}


def _entity(said: dict[str, Any]) -> Entity:
    """Return the entity of an object; its canonical name is added where it is not among the names."""
    names = said.get("names", [])
    if not any(one["kind"] == "canonical" for one in names):
        names = [{"text": said["name"], "lang": "en", "kind": "canonical"}, *names]
    given = said.get("id", "")
    source = said.get("source") or given.partition(":")[0] or "curated"
    raw = {**said, "names": names, "source": source, "id": given or "new:new"}
    try:
        made, _ = from_line(json.dumps(raw))
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(BAD, f"this is no entity: {error}") from error
    return made if given else replace(made, id="")


def _stored(ask: Ask, entity_id: str, status: int = 200) -> Response:
    found: Stored | None = ask.house.entity(entity_id)
    if found is None:
        raise ask.missing(f"no entity {entity_id}")
    return answer({"entity": entity_dict(found.entity), "version": found.version, "note": found.note}, status)


def _change(one: Change) -> dict[str, Any]:
    told = differences(one.before.entity, one.after.entity)
    return {
        "event": one.event,
        "version": one.version,
        "differences": [{"field": each.field, "old": each.old, "new": each.new} for each in told],
        "merged_into": one.after.merged_into or None,
    }


ROUTES = (
    Route("GET", "/api/v1/entities", search, "reader", "api"),
    Route("POST", "/api/v1/entities", add, "editor", "api"),
    Route("GET", "/api/v1/entities/{id:path}", entity, "reader", "api"),
    Route("PUT", "/api/v1/entities/{id:path}", edit, "editor", "api"),
    Route("GET", "/api/v1/history/{id:path}", history, "reader", "api"),
)
