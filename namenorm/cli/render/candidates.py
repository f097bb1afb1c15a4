"""Whom a name may stand for, and why it was, or was not, flagged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from namenorm.cli.render import Lines, count_words, visible
from namenorm.cli.render.text import QUIET, block, console, plain, snippet
from namenorm.gazetteer.model import Entity
from namenorm.values import Candidate, Evidence, Report

if TYPE_CHECKING:
    from namenorm.explain import Explanation

Lookup = Callable[[str], Entity | None]
_MOST = 5  # candidates of an explanation


def render_candidates(name: str, candidates: Sequence[Candidate], entity: Lookup, form: str) -> None:
    """Print each candidate with who it is and why it was proposed, or all as one JSON list."""
    if form == "json":
        click.echo(json.dumps([_dict(one, entity(one.entity_id)) for one in candidates], indent=2))
        return
    where = console()
    if not candidates:
        block(where, Text(f"nothing in the book is near “{visible(name)}”"))
    for place, one in enumerate(candidates):
        if place:
            where.print()
        _candidate(where, one, entity(one.entity_id))


def _candidate(where: Console, one: Candidate, found: Entity | None, indent: str = "") -> None:
    """Print one candidate: its score, its name, who it is, the evidence."""
    score = f"{int(one.score * 100):>3} %  "
    rest = indent + " " * len(score)
    whose = visible(one.entity_id) or "put together from parts; the book knows nobody so called"
    block(where, Text.assemble((visible(one.name), "bold"), (f"  {whose}", QUIET)), indent + score, rest)
    if found is not None and found.about:
        block(where, Text(visible(found.about)), rest)
    if found is not None:
        native = dict.fromkeys(name.text for name in found.names if name.kind in ("native", "adopted"))
        block(where, Text(visible(", ".join(native))), rest) if native else None
    _weighed(where, one.evidence, rest)


def _weighed(where: Console, evidence: Iterable[Evidence], indent: str) -> None:
    """Print lines of evidence with what each added to the log-odds, and its identifier."""
    for one in evidence:
        text = Text.assemble(visible(one.detail), (f"  ({one.kind})", QUIET))
        block(where, text, f"{indent}{one.weight:+5.1f}  ", indent + " " * 7)


def _dict(one: Candidate, found: Entity | None) -> dict[str, Any]:
    about = {} if found is None else {"kind": found.kind, "about": found.about}
    return {
        "id": one.entity_id,
        "name": one.name,
        "score": round(one.score, 4),
        **about,
        "evidence": [{"kind": w.kind, "detail": w.detail, "weight": round(w.weight, 2)} for w in one.evidence],
    }


def render_explanations(name: str, report: Report, explanations: Sequence[Explanation], form: str) -> None:
    """Print each place with its verdict, the reasons, what would change it, and the candidates; or one JSON list."""
    if form == "json":
        click.echo(json.dumps([one.to_dict() for one in explanations], indent=2))
        return
    where, lines = console(), Lines(report.document.text)
    number = len(explanations)
    stands = ("does not stand", "stands once")[number] if number < 2 else f"stands {number:,} times"
    block(where, Text(f"“{visible(name)}” {stands} in {visible(report.document.id)}", style="bold"))
    for one in explanations:
        where.print()
        _explanation(where, report, lines, one)


def _explanation(where: Console, report: Report, lines: Lines, one: Explanation) -> None:
    severity = one.findings[0].severity if one.findings else "info"
    text = snippet(report.document.text, lines, one.start, one.end, plain(where), severity)
    label = f"line {lines.number(one.start)}  "
    block(where, text, label, " " * len(label))
    for head, said in _rows(one):
        block(where, Text(visible(said)), f"  {head:<9}", " " * 11)
    _candidates(where, one)


def _rows(one: Explanation) -> Iterator[tuple[str, str]]:
    yield "verdict", one.verdict
    yield "because", one.reason
    if one.quoted and one.verdict != "flagged":
        yield "quoted", "it stands inside a quotation, so it would never be rewritten"
    if one.remedy:
        yield "change", one.remedy
    if one.resolution is not None:
        found = one.resolution
        entity = f": {found.entity.name} ({found.entity.id})" if found.entity else ""
        yield "decided", f"{found.outcome}, {int(found.confidence * 100)} %{entity}"


def _candidates(where: Console, one: Explanation) -> None:
    options = one.resolution.candidates if one.resolution else ()
    if one.resolution is not None and not any(option.evidence for option in options):
        _weighed(where, one.resolution.evidence, "  ")
    for option in options[:_MOST]:
        _candidate(where, option, None, "  ")
    if len(options) > _MOST:
        block(where, Text(f"and {count_words(len(options) - _MOST, 'weaker candidate')}", style=QUIET), "  ")
