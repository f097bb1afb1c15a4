"""The ledger: findings that are to be judged, judgements, and both in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.text import Text

from namenorm.cli.render import clipped, count_words, sureness, visible
from namenorm.cli.render.text import GOOD, QUIET, STYLES, block, console, plain, said
from namenorm.cli.session import echo_json
from namenorm.judgement import Scope
from namenorm.review.values import (
    Decision,
    Filed,
    Imported,
    Occurrence,
    Preview,
    QueueItem,
    Stats,
    Tally,
    Undone,
)

_LONGEST = 60
_INDENT = " " * 4
_LABEL = 8
_MANY = 10  # judgements of one decision that are told
_MOST = 20  # codes or outlets in the figures


def render_queue(items: Sequence[QueueItem], form: str) -> None:
    """Print findings that are to be judged, the worthiest first."""
    if form == "json":
        echo_json([asdict(one) for one in items])
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
        echo_json(asdict(item) | more)
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
        block(where, _told(filed), _INDENT)


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


def render_preview(item: QueueItem, shown: Preview, form: str) -> None:
    """Print what a decision would cover."""
    if form == "json":
        echo_json(asdict(shown))
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
        echo_json(asdict(decision))
        return
    where = console()
    for one in decision.filed[:_MANY]:
        block(where, _told(one), "", _INDENT)
    if len(decision.filed) > _MANY:
        block(where, Text(f"and {len(decision.filed) - _MANY} more", QUIET), _INDENT)
    settled = f"event {decision.event}: settles {count_words(decision.settled, 'occurrence')}"
    changed = f", changes {', '.join(decision.promoted)}" if decision.promoted else ""
    block(where, Text(visible(settled + changed), QUIET))


def render_undone(undone: Undone, form: str) -> None:
    """Print what was taken back."""
    if form == "json":
        echo_json(asdict(undone))
        return
    where = console()
    for one in undone.filed[:_MANY]:
        block(where, _told(one), "", _INDENT)
    restored = f", restores {', '.join(undone.restored)}" if undone.restored else ""
    block(where, Text(visible(f"event {undone.event} takes back event {undone.undid}{restored}"), QUIET))


def render_judgements(filed: Sequence[Filed], form: str) -> None:
    """Print judgements, one a line."""
    if form == "json":
        echo_json([asdict(one) for one in filed])
        return
    where = console()
    if not filed:
        block(where, Text("nothing was judged"))
    for one in filed:
        block(where, _told(one), "", _INDENT)


def render_imported(done: Imported, form: str) -> None:
    """Print what became of imported judgements, and the faults on standard error."""
    for fault in done.faults:
        click.echo(f"namenorm: {visible(fault)}", err=True)
    if form == "json":
        echo_json(asdict(done))
        return
    event = f"event {done.event}: " if done.event is not None else ""
    click.echo(f"{event}{count_words(done.new, 'judgement')} filed, {done.known} known already")


def _told(one: Filed) -> Text:
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


def render_stats(stats: Stats, form: str) -> None:
    """Print what is open, by code and outlet, and what was judged, by verdict and editor."""
    if form == "json":
        echo_json(asdict(stats))
        return
    where = console()
    block(where, Text(f"{count_words(stats.documents, 'document')}: {_tally(stats.all)}", "bold"))
    for line in _figures(stats):
        block(where, Text(visible(line), QUIET if line.startswith(" ") else ""))


def _figures(stats: Stats) -> Iterator[str]:
    for title, tallies in (("by code", stats.by_code), ("by outlet", stats.by_outlet)):
        yield title
        shown = sorted(tallies.items(), key=lambda one: -one[1].open)[:_MOST]
        yield from (f"    {name or '(none)'}  {_tally(one)}" for name, one in shown)
    for title, counts in (("judged", stats.verdicts), ("by editor", stats.editors)):
        yield title
        yield from (f"    {name}  {number:,}" for name, number in counts.items())
    yield f"taken back  {stats.undone:,}"
    if stats.agreement is not None:
        yield f"of what several judged, all agree on {stats.agreement:.0%}"
    if stats.seconds is not None:
        yield f"{stats.seconds:.1f} seconds a decision, the median"


def _tally(one: Tally) -> str:
    return f"{count_words(one.findings, 'finding')}, {count_words(one.occurrences, 'occurrence')}, {one.open:,} open"
