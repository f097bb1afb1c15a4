"""Judgements: what one would cover, what was filed, what was taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.text import Text

from namenorm.cli.render.console import QUIET, block, console
from namenorm.cli.views import clipped, count_words, visible
from namenorm.judgement import Scope
from namenorm.review.values import Decision, Filed, Imported, Preview, QueueItem, Undone

_INDENT = " " * 4
_MANY = 10


def render_preview(item: QueueItem, shown: Preview, form: str) -> None:
    """Print what a decision would cover."""
    if form == "json":
        _json(asdict(shown))
        return
    where, covers = console(), shown.covers
    reach = "the group" if shown.scope is None else _scope(shown.scope)
    many = f"{count_words(covers.occurrences, 'time')} in {count_words(covers.documents, 'document')}"
    block(where, Text(visible(f"“{clipped(item.surface, 60)}”, for {reach}: open {many}")))
    for outlet, number in shown.by_outlet:
        block(where, Text(visible(f"{number:>6}  {outlet or 'no outlet'}"), QUIET), _INDENT)
    if shown.stays:
        block(where, Text(f"{count_words(len(shown.stays), 'narrower judgement')} would stay"), _INDENT)
    if shown.future and shown.scope is not None and shown.scope.kind != "document":
        block(where, Text("and in documents to come"), _INDENT)


def render_decision(decision: Decision, form: str) -> None:
    """Print what was filed."""
    if form == "json":
        _json(asdict(decision))
        return
    where = console()
    for one in decision.filed[:_MANY]:
        block(where, told(one), "", _INDENT)
    if len(decision.filed) > _MANY:
        block(where, Text(f"and {len(decision.filed) - _MANY} more", QUIET), _INDENT)
    settled = f"event {decision.event}: settles {count_words(decision.settled, 'occurrence')}"
    changed = f", changes {', '.join(decision.promoted)}" if decision.promoted else ""
    block(where, Text(visible(settled + changed), QUIET))


def render_undone(undone: Undone, form: str) -> None:
    """Print what was taken back."""
    if form == "json":
        _json(asdict(undone))
        return
    where = console()
    for one in undone.filed[:_MANY]:
        block(where, told(one), "", _INDENT)
    restored = f", restores {', '.join(undone.restored)}" if undone.restored else ""
    block(where, Text(visible(f"event {undone.event} takes back event {undone.undid}{restored}"), QUIET))


def render_judgements(filed: Sequence[Filed], form: str) -> None:
    """Print judgements, one a line."""
    if form == "json":
        _json([asdict(one) for one in filed])
        return
    where = console()
    if not filed:
        block(where, Text("nothing was judged"))
    for one in filed:
        block(where, told(one), "", _INDENT)


def render_imported(done: Imported, form: str) -> None:
    """Print what became of imported judgements, and the faults on standard error."""
    for fault in done.faults:
        click.echo(f"namenorm: {visible(fault)}", err=True)
    if form == "json":
        _json(asdict(done))
        return
    event = f"event {done.event}: " if done.event is not None else ""
    click.echo(f"{event}{count_words(done.new, 'judgement')} filed, {done.known} known already")


def told(one: Filed) -> Text:
    """Return a judgement as a line."""
    said = one.judgement
    what = f"“{clipped(said.surface, 60)}”"
    if said.rendering is not None:
        what += f" → {clipped(said.rendering, 60)}"
    back = "" if one.undone_by is None else f", taken back by event {one.undone_by}"
    why = "; ".join(filter(None, (said.note, said.citation)))
    return Text.assemble(
        (f"{one.event}  {said.at[:16].replace('T', ' ')} UTC  {visible(said.editor)}  ", QUIET),
        (said.verdict, "bold"),
        visible(f"  {said.key}  {said.code}  {what}  for {_scope(said.scope)}{back}"),
        visible(f"  {why}") if why else "",
    )


def _scope(scope: Scope) -> str:
    return {"document": scope.value, "outlet": f"all of {scope.value}"}.get(scope.kind, "all documents")


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
