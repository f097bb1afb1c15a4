"""Findings of the ledger: the queue, and one of them with all that is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.text import Text

from namenorm.cli.render.console import GOOD, QUIET, STYLES, block, console, plain
from namenorm.cli.render.judged import told
from namenorm.cli.render.text import said
from namenorm.cli.views import clipped, count_words, sureness, visible
from namenorm.review.values import Filed, Occurrence, QueueItem

_LONGEST = 60
_INDENT = " " * 4
_LABEL = 8


def render_queue(items: Sequence[QueueItem], form: str) -> None:
    """Print findings that are to be judged, the worthiest first."""
    if form == "json":
        echo([asdict(one) for one in items])
        return
    where = console()
    if not items:
        block(where, Text("nothing is to be judged"))
    for one in items:
        block(where, _title(one), "", _INDENT)
        block(where, _sentence(one.lead, one.severity, plain(where)), _INDENT)


def render_item(item: QueueItem, places: Sequence[Occurrence], judged: Sequence[Filed], form: str) -> None:
    """Print a finding: where it stands, why, and what was judged."""
    if form == "json":
        more = {"occurrences": [asdict(one) for one in places], "judgements": [asdict(one) for one in judged]}
        echo(asdict(item) | more)
        return
    where = console()
    block(where, _title(item), "", _INDENT)
    for label, text in _facts(item):
        block(where, Text(visible(text)), f"{_INDENT}{label:<{_LABEL}}", _INDENT + " " * _LABEL)
    for one in places:
        open_ = "open" if one.settled_by is None else f"settled by {one.settled_by}"
        block(where, Text(visible(f"{_place(one)} ({open_})"), QUIET), _INDENT)
        block(where, _sentence(one, item.severity, plain(where)), _INDENT)
    for filed in judged:
        block(where, told(filed), _INDENT)


def echo(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=list))


def _title(one: QueueItem) -> Text:
    surface = clipped(visible(one.surface), _LONGEST)
    shown: list[Any] = [(surface, STYLES[one.severity])]
    if one.suggestion is not None:
        shown += [" → ", (clipped(visible(one.suggestion), _LONGEST), GOOD)]
    where = "settled" if not one.open.occurrences else _open(one)
    return Text.assemble((f"{one.key}  {one.code}  ", QUIET), *shown, (f"  {where}", QUIET))


def _open(one: QueueItem) -> str:
    return f"open {count_words(one.open.occurrences, 'time')} in {count_words(one.open.documents, 'document')}"


def _facts(one: QueueItem) -> Iterator[tuple[str, str]]:
    yield "what", one.message
    yield "sure", sureness(one.confidence) + (", judged without the original" if one.provisional else "")
    if one.entity is not None:
        yield "entity", f"{one.entity.name}  {one.entity.id}" + "".join(f" {code}" for code in one.countries)
    yield from (("why", said(line)) for line in one.lead.evidence)
    for each in one.lead.candidates[:3]:
        yield "or", f"{each.name} ({each.score:.2f})  {each.entity_id}"
    for filed in one.earlier:
        yield "again", f"{filed.judgement.editor} judged it when {filed.judgement.suggestion} was suggested"
    yield "scope", f"{one.scope.value}, version {one.version}"


def _place(one: Occurrence) -> str:
    at = "" if one.start is None else f":{one.start}"
    return "  ".join(filter(None, (f"{one.document}{at}", one.outlet, one.published)))


def _sentence(one: Occurrence, severity: str, marked: bool) -> Text:
    if one.at is None:
        return Text(visible(clipped(one.surface, 160)), QUIET)
    surface = visible(clipped(one.sentence[one.at.start : one.at.end], 160))
    return Text.assemble(
        visible(one.sentence[: one.at.start]),
        (f"[[{surface}]]" if marked else surface, f"{STYLES[severity]} underline"),
        visible(one.sentence[one.at.end :]),
    )
