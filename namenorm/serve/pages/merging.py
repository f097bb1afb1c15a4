"""Two entities that are one, and one that is two: shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.gazetteer.entry_text import flow
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.same import joined
from namenorm.gazetteer.store.document import entity_of_document
from namenorm.gazetteer.store.fields import Difference, differences
from namenorm.gazetteer.store.values import Conflict, Stored
from namenorm.serve.ask import BAD, CONFLICT, Ask
from namenorm.serve.looks import link
from namenorm.serve.pages.entity import stored
from namenorm.serve.route import Route


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge would do.

    Attributes:
        keep: The entity that stays.
        drop: The one that goes into it.
        gains: What the kept one has then, and has not now.
        hindered: Why they cannot be merged, empty if they can.
    """

    keep: Stored
    drop: Stored
    gains: tuple[Difference, ...]
    hindered: str


def merge(ask: Ask) -> Response:
    """Ask for two entities or, where both are named, show what merging them would change."""
    keep, drop = ask.query("keep").strip(), ask.query("drop").strip()
    shown = _merge(ask, keep, drop) if keep and drop else None
    return ask.page("merge.html", keep=keep, drop=drop, shown=shown, said="", act={})


def do_merge(ask: Ask) -> Response:
    """Merge two entities as they were shown."""
    keep, drop = ask.said("keep"), ask.said("drop")
    versions = {
        keep: ask.number(ask.said("keep_version"), "a version"),
        drop: ask.number(ask.said("drop_version"), "a version"),
    }
    try:
        ask.house.store.merge(keep, drop, **_act(ask), versions=versions)
    except Conflict as error:
        now = _merge(ask, keep, drop)
        return ask.page("merge.html", CONFLICT, keep=keep, drop=drop, shown=now, said=str(error), act=_act(ask))
    return ask.go(link("/entity", id=keep))


def split(ask: Ask) -> Response:
    """Ask which names go to a new entity or, where that is said, show what would become of both."""
    found = _of_store(ask, ask.query("id"))
    moved = [one for one in found.entity.names if name_id(one) in ask.queries("move")]
    name, about = ask.query("name").strip(), ask.query("about").strip()
    new = _new(found.entity, name, about) if name and moved else None
    return _split_page(ask, found, moved, new, name, about)


def do_split(ask: Ask) -> Response:
    """Split an entity as it was shown."""
    found = _of_store(ask, ask.said("id"))
    given = {one for one in ask.form.getlist("move") if isinstance(one, str)}
    moved = [one for one in found.entity.names if name_id(one) in given]
    new = _new(found.entity, ask.said("name").strip(), ask.said("about").strip())
    version = ask.number(ask.said("version"), "a version")
    try:
        ask.house.store.split(found.entity.id, new, moved, **_act(ask), versions={found.entity.id: version})
    except Conflict as error:
        return _split_page(ask, found, moved, new, new.name, new.about, str(error))
    return ask.go(link("/entity", id=found.entity.id))


def _split_page(
    ask: Ask, found: Stored, moved: list[Name], new: Entity | None, name: str, about: str, said: str = ""
) -> Response:
    shown: dict[str, Any] = {"found": found, "moved": moved, "new": new, "name": name, "about": about}
    status = CONFLICT if said else 200
    return ask.page("split.html", status, **shown, said=said, act=_act(ask), name_id=name_id)


def name_id(name: Name) -> str:
    """Return by what a form tells a name of an entity from its others."""
    return f"{name.kind}:{name.lang}:{name.text}"


def _merge(ask: Ask, keep: str, drop: str) -> Merge:
    kept, dropped = _of_store(ask, keep), _of_store(ask, drop)
    one, other = kept.entity, dropped.entity
    hindered = ""
    if one.id == other.id:
        hindered = "this is one entity already: name two"
    elif one.kind != other.kind:
        hindered = f"one is a {one.kind}, the other a {other.kind}: edit one of them first"
    elif other.id in one.not_same_as or one.id in other.not_same_as:
        hindered = "they are kept apart: take that out of both first if it is wrong"
    return Merge(kept, dropped, differences(one, joined(one, other)), hindered)


def _of_store(ask: Ask, entity_id: str) -> Stored:
    found = stored(ask, entity_id)
    if not found.version:
        raise HTTPException(BAD, f"{entity_id} is in the book in use and not in the store: edit it once, and it is")
    return found


def _new(old: Entity, name: str, about: str) -> Entity:
    fields = {"kind": old.kind, "source": old.source or "curated", "name": name, "about": about}
    return entity_of_document(flow({field: value for field, value in fields.items() if value}))


def _act(ask: Ask) -> dict[str, str]:
    return {"editor": ask.visitor.name, "why": ask.said("why"), "citation": ask.said("citation")}


ROUTES = (
    Route("GET", "/merge", merge, "editor"),
    Route("POST", "/merge", do_merge, "editor"),
    Route("GET", "/split", split, "editor"),
    Route("POST", "/split", do_split, "editor"),
)
