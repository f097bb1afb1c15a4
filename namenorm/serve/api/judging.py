"""The ledger over HTTP: findings, judgements, undo."""

from __future__ import annotations

from typing import Any, Literal

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.judgement import Scope
from namenorm.review.values import EVERYWHERE, Filters, QueueItem
from namenorm.serve.api.answer import CREATED, answer, body, query
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.pages.filters import place_of
from namenorm.serve.route import Route
from namenorm.serve.taking_back import may_take_back

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


ROUTES = (
    Route("GET", "/api/v1/findings", queue, "reader", "api"),
    Route("GET", "/api/v1/findings/{number}", finding, "reader", "api"),
    Route("GET", "/api/v1/findings/{number}/preview", preview, "reader", "api"),
    Route("POST", "/api/v1/findings/{number}/judgements", judge, "reviewer", "api"),
    Route("GET", "/api/v1/judgements", judgements, "reader", "api"),
    Route("POST", "/api/v1/undo", undo, "reviewer", "api"),
    Route("GET", "/api/v1/stats", stats, "reader", "api"),
)
