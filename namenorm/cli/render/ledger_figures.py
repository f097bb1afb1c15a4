"""The ledger in figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click
from rich.text import Text

from namenorm.cli.render.console import QUIET, block, console
from namenorm.cli.views import count_words, visible
from namenorm.review.values import Stats, Tally

_MOST = 20


def render_stats(stats: Stats, form: str) -> None:
    """Print what is open, by code and outlet, and what was judged, by verdict and editor."""
    if form == "json":
        click.echo(json.dumps(asdict(stats), ensure_ascii=False, indent=2))
        return
    where = console()
    block(where, Text(f"{count_words(stats.documents, 'document')}: {_tally(stats.all)}", "bold"))
    for line in _lines(stats):
        block(where, Text(visible(line), QUIET if line.startswith(" ") else ""))


def _lines(stats: Stats) -> Iterator[str]:
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
