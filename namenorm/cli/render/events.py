"""Events of a store: what was done, by whom, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click
from rich.text import Text

from namenorm.cli.render.console import QUIET, block, console
from namenorm.cli.render.entries import entity_dict
from namenorm.cli.views import visible
from namenorm.gazetteer.store.fields import differences
from namenorm.gazetteer.store.state import State
from namenorm.gazetteer.store.values import Change, Event

_INDENT = " " * 4
_MANY = 10  # entities of one event that are spelled out


def render_event(event: Event, changes: Sequence[Change], form: str) -> None:
    """Print an event that was just made, and what it did to each entity."""
    if form == "json":
        _json({**event_dict(event), "changes": [change_dict(one) for one in changes]})
        return
    where = console()
    block(where, _title(event))
    for one in changes[:_MANY]:
        _change(one, with_id=True)
    if len(changes) > _MANY:
        block(where, Text(f"and {len(changes) - _MANY} more entities", QUIET), _INDENT)


def render_events(events: Sequence[Event], form: str) -> None:
    """Print events, one a line."""
    if form == "json":
        _json([event_dict(one) for one in events])
        return
    for one in events:
        block(console(), _title(one), "", _INDENT)


def render_history(changes: Sequence[Change], form: str) -> None:
    """Print what was done to one entity."""
    if form == "json":
        _json([{**event_dict(one.event), **change_dict(one)} for one in changes])
        return
    for one in changes:
        block(console(), _title(one.event), "", _INDENT)
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


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _title(event: Event) -> Text:
    undone = f" of event {event.undoes}" if event.undoes is not None else ""
    said = "; ".join(visible(one) for one in (event.act.why, event.act.citation) if one)
    head = f"{event.id}  {event.at[:16].replace('T', ' ')} UTC  {visible(event.act.editor)}  "
    return Text.assemble((head, QUIET), (f"{event.action}{undone}", "bold"), f"  {said}" if said else "")


def _change(change: Change, *, with_id: bool) -> None:
    lead = f"{visible(change.entity_id)}: " if with_id else ""
    for line in _lines(change):
        block(console(), Text(lead + visible(line)), _INDENT)


def _lines(change: Change) -> Iterator[str]:
    if change.after.merged_into:
        yield f"merged into {change.after.merged_into}"
    elif change.after.entity is None:
        yield "taken out"
    elif change.before.entity is None:
        yield f"{change.after.entity.name}, {change.after.entity.kind}, version {change.version}"
    else:
        yield from (str(one) for one in differences(change.before.entity, change.after.entity))
