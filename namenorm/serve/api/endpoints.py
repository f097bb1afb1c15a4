"""What the JSON API answers: the pipeline, the ledger and the book over HTTP, each as the contract says."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass, replace
from typing import Any, Literal

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.gazetteer.lines import from_line
from namenorm.gazetteer.model import Entity, entity_dict
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.values import Change, Stored
from namenorm.judgement import Scope
from namenorm.matching.comparer import compare as compared
from namenorm.review.values import EVERYWHERE, Filters, QueueItem
from namenorm.serve.ask import BAD, Ask, may_take_back
from namenorm.serve.pages.queue import place_of
from namenorm.serve.route import Route
from namenorm.values import Document

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


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (tuple, frozenset)):
        return list(value)
    raise TypeError(f"{type(value)} has no form in JSON")


_TOO_LARGE = 413
_FIELDS = ("id", "lang", "source", "source_lang", "published", "outlet")


def check(ask: Ask) -> Response:
    """Check one text and, if that is asked for, put what is found into the ledger."""
    said = body(ask, "check")
    longest = max(len(said["text"]), len(said.get("source") or ""))
    if longest > (most := ask.house.settings.most_characters):
        raise HTTPException(_TOO_LARGE, f"a text has {longest:,} characters, more than {most:,}: divide it")
    fields = {name: said[name] for name in _FIELDS if name in said}
    document = Document(**{"id": "", **fields, "text": said["text"]})
    report = ask.house.normaliser.check(document)
    if said.get("record"):
        ask.need("reviewer")
        ask.house.ledger.record(report, ask.house.about)
    return answer(report.to_dict())


def lookup(ask: Ask) -> Response:
    """Return whom a name may stand for."""
    said = query(ask, "lookup")
    return answer(ask.house.normaliser.lookup(said.pop("name"), said.pop("limit", 5), **said))


def compare(ask: Ask) -> Response:
    """Hold two names against each other."""
    said = query(ask, "compare")
    found = compared(said["a"], said["b"])
    alignment = [one._asdict() for one in found.alignment]
    return answer({"score": found.score, "alignment": alignment, "evidence": found.evidence})


def openapi(ask: Ask) -> Response:
    """Return the contract."""
    return Response(ask.house.contract.text, media_type="application/json")


_CHECKING = (
    Route("POST", "/api/v1/check", check, "reader", "api", apart="long"),
    Route("GET", "/api/v1/lookup", lookup, "reader", "api"),
    Route("GET", "/api/v1/compare", compare, "reader", "api"),
    Route("GET", "/api/v1/openapi.json", openapi, None, "api"),
)


_LISTS = {"code": "codes", "severity": "severities"}
_TOLD = ("rendering", "note", "citation")


def queue(ask: Ask) -> Response:
    """Return the open findings, the worthiest first."""
    said = query(ask, "queue")
    limit, after = said.pop("limit", 20), place_of(said.pop("after", ""))
    fields: dict[str, Any] = {
        _LISTS.get(name, name): tuple(one) if name in _LISTS else one for name, one in said.items()
    }
    return answer(ask.house.ledger.queue(Filters(**fields), limit=limit, after=after))


def finding(ask: Ask) -> Response:
    """Return one finding."""
    return answer(_item(ask, query(ask, "finding")["number"]))


def preview(ask: Ask) -> Response:
    """Return what a judgement would cover."""
    said = query(ask, "preview")
    _item(ask, said["number"])
    reach = _reach({"kind": said["kind"], "value": said.get("value", "")} if said["kind"] != "group" else "group")
    return answer(ask.house.ledger.preview(said["number"], reach, said.get("verdict", "accept")))


def judge(ask: Ask) -> Response:
    """File a judgement."""
    number, said = query(ask, "judge")["number"], body(ask, "judge")
    _item(ask, number)
    told: dict[str, Any] = {name: said[name] for name in _TOLD if name in said} | {"editor": ask.visitor.name}
    reach = _reach(said["scope"])
    if not isinstance(reach, str):
        version = said.get("version")
        return answer(ask.house.ledger.judge(number, said["verdict"], reach, version=version, **told), CREATED)
    if "until" not in said:
        raise HTTPException(BAD, "a group needs until, which its preview tells: nothing later is judged unseen")
    return answer(ask.house.ledger.judge_group(number, said["verdict"], until=said["until"], **told), CREATED)


def judgements(ask: Ask) -> Response:
    """Return judgements, the latest first."""
    return answer(ask.house.ledger.judgements(**query(ask, "judgements")))


def undo(ask: Ask) -> Response:
    """Take back a decision."""
    said = body(ask, "undo")
    may_take_back(ask, said.get("event"))
    return answer(ask.house.ledger.undo(said.get("event"), editor=ask.visitor.name, why=said.get("why", "")))


def stats(ask: Ask) -> Response:
    """Return the ledger in figures."""
    return answer(ask.house.ledger.stats())


def _item(ask: Ask, number: int) -> QueueItem:
    item = ask.house.ledger.item(number)
    if item is None:
        raise ask.missing(f"no finding {number}")
    return item


def _reach(said: Any) -> Scope | Literal["group"]:
    if said == "group":
        return "group"
    if said["kind"] == "everywhere":
        return EVERYWHERE
    if not said["value"]:
        raise HTTPException(BAD, f"the scope {said['kind']} needs a value")
    return Scope(said["kind"], said["value"])


_JUDGING = (
    Route("GET", "/api/v1/findings", queue, "reader", "api"),
    Route("GET", "/api/v1/findings/{number}", finding, "reader", "api"),
    Route("GET", "/api/v1/findings/{number}/preview", preview, "reader", "api"),
    Route("POST", "/api/v1/findings/{number}/judgements", judge, "reviewer", "api"),
    Route("GET", "/api/v1/judgements", judgements, "reader", "api"),
    Route("POST", "/api/v1/undo", undo, "reviewer", "api"),
    Route("GET", "/api/v1/stats", stats, "reader", "api"),
)


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


_BOOK = (
    Route("GET", "/api/v1/entities", search, "reader", "api"),
    Route("POST", "/api/v1/entities", add, "editor", "api"),
    Route("GET", "/api/v1/entities/{id:path}", entity, "reader", "api"),
    Route("PUT", "/api/v1/entities/{id:path}", edit, "editor", "api"),
    Route("GET", "/api/v1/history/{id:path}", history, "reader", "api"),
)

ROUTES = (*_CHECKING, *_JUDGING, *_BOOK)
