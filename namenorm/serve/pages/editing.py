"""Changing an entity, and entering one that the book does not have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.responses import Response

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.document import document, entity_of_document
from namenorm.gazetteer.store.engine import Busy, OutOfOrder
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.promotion import AddEntity, Extend
from namenorm.gazetteer.store.refusing import Faulty
from namenorm.gazetteer.store.values import Conflict, Stored
from namenorm.review.values import JudgementConflict
from namenorm.serve.ask import BAD, CONFLICT, Ask
from namenorm.serve.looks import link
from namenorm.serve.pages.entity import stored
from namenorm.serve.pages.queue import scope_of
from namenorm.serve.pages.written import NATIVE_KINDS, Written, entity_of, written_of
from namenorm.serve.route import Route

_LONGEST = 100_000


def edit(ask: Ask) -> Response:
    """Show an entity as the small document that an editor changes."""
    found = stored(ask, ask.query("id"))
    return ask.page(
        "edit.html",
        id=found.entity.id,
        version=found.version,
        text=document(found.entity),
        said="",
        now=None,
        act={},
        same=(),
    )


def save(ask: Ask) -> Response:
    """Put the changed document in place; if somebody changed the entity meanwhile, show what they did."""
    entity_id, text = ask.said("id"), ask.said("text", _LONGEST)
    version = ask.number(ask.said("version"), "the version")
    try:
        _save(ask, replace(entity_of_document(text), id=entity_id), version)
    except Conflict as error:
        return _changed_meanwhile(ask, entity_id, text, error)
    except (Busy, OutOfOrder):
        raise
    except GazetteerError as error:
        page = {"id": entity_id, "version": version, "text": text, "said": str(error), "now": None, "act": _act(ask)}
        page["same"] = error.same if isinstance(error, Faulty) else ()
        return ask.page("edit.html", BAD, **page)
    return ask.go(link("/entity", id=entity_id))


def new(ask: Ask) -> Response:
    """Show the form for somebody new, filled in with what a finding says where it comes from one."""
    finding = ask.query("finding")
    written = Written(name=ask.query("name"))
    if finding:
        item = ask.house.ledger.item(ask.number(finding, "a finding"))
        # What stands there is broken: it is a misspelling, and never the name to begin with.
        # Nor is it whom the finding suggests, if that is an entry of the book: that is nobody new.
        suggested = "" if item is None or item.entity else item.suggestion or ""
        written = Written(name=suggested, misspelling=item.surface) if item else written
    return _form(ask, written, finding)


def add(ask: Ask) -> Response:
    """Add the entity, together with the judgement where it comes from a finding.

    Whoever may be in the book already is shown: what was written goes to that entry, or the two are kept apart.
    """
    written = written_of(ask)
    try:
        made = replace(entity_of(written), not_same_as=_apart_from(ask))
        into = stored(ask, ask.said("into")) if ask.said("into") else None
        entity_id = _judged(ask, made, into) if ask.said("finding") else _added(ask, made, into)
    except (Busy, OutOfOrder):
        raise
    except (GazetteerError, JudgementConflict) as error:
        same = error.same if isinstance(error, Faulty) and not ask.said("into") else ()
        return _form(ask, written, ask.said("finding"), str(error), BAD, same)
    return ask.go(link("/entity", id=entity_id))


def _apart_from(ask: Ask) -> tuple[str, ...]:
    return tuple(ask.said("apart").split())


def _form(
    ask: Ask, written: Written, finding: str, said: str = "", status: int = 200, same: Sequence[Entity] = ()
) -> Response:
    shown = {"written": written, "finding": finding, "said": said, "native_kinds": NATIVE_KINDS, "act": _act(ask)}
    shown |= {"same": same, "apart": " ".join(dict.fromkeys((*_apart_from(ask), *(one.id for one in same))))}
    return ask.page("new.html", status, **shown)


def _save(ask: Ask, changed: Entity, version: int) -> None:
    act = _act(ask)
    if version:
        ask.house.store.edit(changed, version, **act)
    else:
        ask.house.store.add(changed, **act)


def _act(ask: Ask) -> dict[str, str]:
    return {"editor": ask.visitor.name, "why": ask.said("why"), "citation": ask.said("citation")}


def _changed_meanwhile(ask: Ask, entity_id: str, text: str, error: Conflict) -> Response:
    now = ask.house.store.entity(entity_id)
    mine = replace(entity_of_document(text), id=entity_id)
    told = differences(now.entity if now else None, mine)
    version = now.version if now else 0
    page = {
        "id": entity_id,
        "version": version,
        "text": text,
        "said": str(error),
        "now": told,
        "act": _act(ask),
        "same": (),
    }
    return ask.page("edit.html", CONFLICT, **page)


def _added(ask: Ask, made: Entity, into: Stored | None = None) -> str:
    if into is not None:
        _save(ask, joined(into.entity, made), into.version)
        return into.entity.id
    event = ask.house.store.add(made, **_act(ask))
    [change] = ask.house.store.changes(event.id)
    for other in filter(None, map(ask.house.entity, made.not_same_as)):
        _save(ask, replace(other.entity, not_same_as=(*other.entity.not_same_as, change.entity_id)), other.version)
    return change.entity_id


def _judged(ask: Ask, made: Entity, into: Stored | None) -> str:
    """File that the finding should read as the entity is called, and add the entity or to it, as one event."""
    item = ask.house.ledger.item(ask.number(ask.said("finding"), "a finding"))
    if item is None:
        return _added(ask, made, into)
    scope = scope_of(item, "document")
    assert scope is not None
    decision = ask.house.ledger.judge(
        item.finding,
        "edit",
        scope,
        editor=ask.visitor.name,
        rendering=made.name if into is None else into.entity.name,
        note=ask.said("why"),
        citation=ask.said("citation"),
        promote=AddEntity(made)
        if into is None
        else Extend(into.entity.id, made, None if into.version else into.entity),
    )
    return into.entity.id if into is not None else decision.promoted[0]


ROUTES = (
    Route("GET", "/entity/edit", edit, "editor"),
    Route("POST", "/entity/edit", save, "editor"),
    Route("GET", "/entity/new", new, "editor"),
    Route("POST", "/entity/new", add, "editor"),
)
