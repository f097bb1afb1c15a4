"""``namenorm explain``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.options import book_options, input_option, page_options
from namenorm.cli.session import Failed, about_page, check_one, open_normaliser
from namenorm.config import Config
from namenorm.explain import explain
from namenorm.inputs.read import read_page
from namenorm.inputs.values import Fault, Kind


@click.command(name="explain")
@click.argument("name")
@click.option("--in", "page", metavar="PAGE", required=True, help="The page: a text or HTML file, or -.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@page_options
@input_option
@book_options
def command(
    name: str,
    page: str,
    form: str,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    **facts: Any,
) -> None:
    """Print what became of NAME wherever it stands in a page, and why, and what would change it."""
    found = read_page(page, kind=kind, about=about_page(**facts))
    if isinstance(found, Fault):
        raise Failed(str(found))
    normaliser = open_normaliser(gazetteer, overlay)
    report = check_one(normaliser, found.document)
    if isinstance(report, Fault):
        raise Failed(str(report))
    explanations = explain(report, name, Config(), normaliser.entity)
    if form == "json":
        from namenorm.cli.render.explanations import render_json

        render_json(explanations)
    else:
        from namenorm.cli.render.explanations import render_text

        render_text(name, report, explanations)
