"""Entries of a book, and events of a store: what was done to entries, by whom, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from namenorm.cli.render import visible
from namenorm.cli.render.text import QUIET, block, console
from namenorm.cli.session import echo_json
from namenorm.gazetteer.model import Entity, Name, Role, entity_dict
from namenorm.gazetteer.search import Hit
from namenorm.gazetteer.store.fields import differences

if TYPE_CHECKING:
    from namenorm.gazetteer.store.values import Change, Event, State

_INDENT = " " * 4
_MANY = 10  # entities of one event that are spelled out


def render_hits(text: str, hits: Sequence[Hit], *, more: bool) -> None:
    """Print a line an entry: its name, its identifier, the name by which it was found, who it is."""
    where = console()
    if not hits:
        block(where, Text(f"no name of the book holds “{visible(text)}”; namenorm lookup knows more spellings"))
    for hit in hits:
        one, by = hit.entity, hit.name
        found = f"{by.text} ({by.kind}, {by.lang})" if by is not None and by.kind != "canonical" else ""
        said = "; ".join(filter(None, (found, one.about)))
        block(where, _title(one), "", _INDENT)
        block(where, Text(visible(said)), _INDENT) if said else None
    if more:
        block(where, Text("and more: give --limit", QUIET))


def render_entity(found: Iterable[Entity], of_store: Mapping[str, str] | None = None) -> None:
    """Print all that a book says of entries and, below, what a store says besides, by its label."""
    where = console()
    for place, one in enumerate(found):
        if place:
            where.print()
        _entity(where, one)
        for label, said in (of_store or {}).items():
            block(where, Text(visible(said)), _INDENT + f"{label:<12}", _INDENT + " " * 12)


def hit_dict(hit: Hit) -> dict[str, Any]:
    """Return a hit as an object of JSON."""
    one = hit.entity
    by = None if hit.name is None else {"text": hit.name.text, "lang": hit.name.lang, "kind": hit.name.kind}
    return {"id": one.id, "kind": one.kind, "name": one.name, "about": one.about, "found_by": by}


def _title(one: Entity) -> Text:
    return Text.assemble((visible(one.name), "bold"), (f"  {visible(one.id)}  {one.kind}", QUIET))


def _entity(where: Console, one: Entity) -> None:
    block(where, _title(one))
    for label, said in _facts(one):
        block(where, Text(visible(said)), _INDENT + f"{label:<12}", _INDENT + " " * 12)


def _facts(one: Entity) -> Iterator[tuple[str, str]]:
    plain = {
        "about": one.about,
        "surname": one.surname,
        "countries": ", ".join(one.countries),
        "gender": one.gender,
    }
    yield from ((label, said) for label, said in plain.items() if said)
    yield from ((name.kind, _name(name)) for name in one.names if name.kind != "canonical")
    yield from (("role", _role(role)) for role in one.roles)
    yield from (("not", other) for other in one.not_same_as)
    yield from (("id", other) for other in one.ids)
    yield from ((label, said) for label, said in (("note", one.note), ("source", one.source)) if said)


def _name(name: Name) -> str:
    marks = (name.lang, *name.style, "" if name.verified else "not verified", name.citation)
    return f"{name.text} ({', '.join(filter(None, marks))})"


def _role(role: Role) -> str:
    office = " of ".join(filter(None, (role.title, role.organisation)))
    term = f"{role.since}–{role.until}" if role.since or role.until else ""
    seats = "" if role.seats is None else f"seats: {role.seats}"
    checked = f"checked on {role.checked_on}" if role.checked_on and not role.until else ""
    return ", ".join(filter(None, (office, role.country, term, seats, checked)))


def render_event(event: Event, changes: Sequence[Change], form: str) -> None:
    """Print an event that was just made, and what it did to each entity."""
    if form == "json":
        echo_json({**event_dict(event), "changes": [change_dict(one) for one in changes]})
        return
    where = console()
    block(where, _event_title(event))
    for one in changes[:_MANY]:
        _change(one, with_id=True)
    if len(changes) > _MANY:
        block(where, Text(f"and {len(changes) - _MANY} more entities", QUIET), _INDENT)


def render_events(events: Sequence[Event], form: str) -> None:
    """Print events, one a line."""
    if form == "json":
        echo_json([event_dict(one) for one in events])
        return
    for one in events:
        block(console(), _event_title(one), "", _INDENT)


def render_history(changes: Sequence[Change], form: str) -> None:
    """Print what was done to one entity."""
    if form == "json":
        echo_json([{**event_dict(one.event), **change_dict(one)} for one in changes])
        return
    for one in changes:
        block(console(), _event_title(one.event), "", _INDENT)
        _change(one, with_id=False)


def event_dict(event: Event) -> dict[str, Any]:
    """Return an event as an object of JSON."""
    act = {"editor": event.act.editor, "why": event.act.why, "citation": event.act.citation}
    return {"event": event.id, "at": event.at, "action": event.action, **act, "undoes": event.undoes}


def change_dict(change: Change) -> dict[str, Any]:
    """Return what an event did to an entity as an object of JSON."""
    told = [
        {"field": one.field, "old": one.old, "new": one.new}
        for one in differences(change.before.entity, change.after.entity)
    ]
    states = {"before": _state(change.before), "after": _state(change.after)}
    return {"id": change.entity_id, "version": change.version, "differences": told, **states}


def _state(state: State) -> dict[str, Any] | None:
    if state.entity is not None:
        return entity_dict(state.entity)
    return {"merged_into": state.merged_into} if state.merged_into else None


def _event_title(event: Event) -> Text:
    undone = f" of event {event.undoes}" if event.undoes is not None else ""
    said = "; ".join(visible(one) for one in (event.act.why, event.act.citation) if one)
    head = f"{event.id}  {event.at[:16].replace('T', ' ')} UTC  {visible(event.act.editor)}  "
    return Text.assemble((head, QUIET), (f"{event.action}{undone}", "bold"), f"  {said}" if said else "")


def _change(change: Change, *, with_id: bool) -> None:
    lead = f"{visible(change.entity_id)}: " if with_id else ""
    for line in _change_lines(change):
        block(console(), Text(lead + visible(line)), _INDENT)


def _change_lines(change: Change) -> Iterator[str]:
    if change.after.merged_into:
        yield f"merged into {change.after.merged_into}"
    elif change.after.entity is None:
        yield "taken out"
    elif change.before.entity is None:
        yield f"{change.after.entity.name}, {change.after.entity.kind}, version {change.version}"
    else:
        yield from (str(one) for one in differences(change.before.entity, change.after.entity))
