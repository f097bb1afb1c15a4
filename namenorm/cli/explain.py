"""``namenorm explain``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.options import book_options, input_option, page_options, style_option, tagger_option
from namenorm.cli.session import about_page, check_page, open_normaliser
from namenorm.config import Config
from namenorm.explain import explain
from namenorm.inputs.values import Kind


@click.command(name="explain")
@click.argument("name")
@click.option("--in", "page", metavar="PAGE", required=True, help="The page: a file with one document, or -.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the explanations.",
)
@tagger_option
@page_options
@input_option
@book_options
@style_option
def command(
    name: str,
    page: str,
    form: str,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Print what became of NAME wherever it stands in a page, and why, and what would change it."""
    about = about_page(**facts)
    normaliser = open_normaliser(gazetteer, overlay, lang=about.lang, ner=ner, style=style)
    report = check_page(normaliser, page, kind, about)
    explanations = explain(report, name, Config(), normaliser.entity)
    if form == "json":
        from namenorm.cli.render.explanations import render_json

        render_json(explanations)
    else:
        from namenorm.cli.render.explanations import render_text

        render_text(name, report, explanations)
