"""``namenorm lookup``."""

from __future__ import annotations

import click

from namenorm.cli.options import book_options
from namenorm.cli.session import open_normaliser


@click.command(name="lookup")
@click.argument("name")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many at most.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the candidates.",
)
@book_options
def command(name: str, limit: int, form: str, gazetteer: str | None, overlay: str | None) -> None:
    """Print whom NAME may stand for, best first."""
    normaliser = open_normaliser(gazetteer, overlay)
    candidates = normaliser.lookup(name, limit=limit)
    if form == "json":
        from namenorm.cli.render.candidates import render_json

        render_json(candidates, normaliser.entity)
    else:
        from namenorm.cli.render.candidates import render_text

        render_text(name, candidates, normaliser.entity)
