"""Why a name was, or was not, flagged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import click
from rich.console import Console
from rich.text import Text

from namenorm.cli.render.candidates import candidate, weighed
from namenorm.cli.render.console import QUIET, block, console, plain
from namenorm.cli.render.text import snippet
from namenorm.cli.views import Lines, count_words, visible
from namenorm.explain import Explanation
from namenorm.values import Report

_SHOWN = 5


def render_text(name: str, report: Report, explanations: Sequence[Explanation]) -> None:
    """Print each place with its verdict, the reasons, what would change it, and the candidates."""
    where, lines = console(), Lines(report.document.text)
    number = len(explanations)
    stands = ("does not stand", "stands once")[number] if number < 2 else f"stands {number:,} times"
    block(where, Text(f"“{visible(name)}” {stands} in {visible(report.document.id)}", style="bold"))
    for one in explanations:
        where.print()
        _explanation(where, report, lines, one)


def render_json(explanations: Iterable[Explanation]) -> None:
    """Print the explanations as one JSON list."""
    click.echo(json.dumps([one.to_dict() for one in explanations], indent=2))


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
        weighed(where, one.resolution.evidence, "  ")
    for option in options[:_SHOWN]:
        candidate(where, option, None, "  ")
    if len(options) > _SHOWN:
        block(where, Text(f"and {count_words(len(options) - _SHOWN, 'weaker candidate')}", style=QUIET), "  ")
