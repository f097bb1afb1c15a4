"""``namenorm fix``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from namenorm.cli.options import book_options, input_option, page_options, tagger_option
from namenorm.cli.session import Failed, about_page, check_page, open_normaliser
from namenorm.config import Config
from namenorm.inputs.read import STDIN
from namenorm.inputs.values import Kind, Page
from namenorm.inputs.walk import kind_of


@click.command(name="fix")
@click.argument("page", metavar="PAGE")
@click.option("--show", is_flag=True, help="Print the difference first, on standard error.")
@click.option("--also", type=click.Choice(["suspected"]), help="Rewrite what is likely, too; read the result.")
@click.option("--in-place", is_flag=True, help="Write the result to PAGE itself.")
@click.option("-o", "--output", metavar="OUT", type=click.Path(dir_okay=False), help="Write the result to OUT.")
@tagger_option
@page_options
@input_option
@book_options
def command(
    page: str,
    show: bool,
    also: str | None,
    in_place: bool,
    output: str | None,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    **facts: Any,
) -> None:
    """Print PAGE with the certain rewrites made and not another byte changed.

    PAGE is a text file, an HTML file (whose main text is printed) or - for standard input.
    """
    target = _target(page, kind, in_place, output)
    about = about_page(**facts)
    normaliser = open_normaliser(gazetteer, overlay, config(also), about.lang, ner=ner)
    found, report = check_page(normaliser, page, kind, about)
    if show:
        from namenorm.cli.render.difference import render

        render(report)
    _write(target, found, report.fixed_text())


def config(also: str | None) -> Config:
    """Return the settings of a rewrite: what is certain, or what is suspected as well."""
    if also is None:
        return Config()
    # Who takes what is suspected takes all that is matched too, which by itself waits for a higher confidence.
    return Config(rewrite=("matched", "suspected"), rewrite_at=Config().match_at)


def _target(page: str, kind: Kind | None, in_place: bool, output: str | None) -> Path | None:
    if not in_place:
        return Path(output) if output else None
    if output or page == STDIN:
        raise click.UsageError("--in-place writes to PAGE: give a file, and no --output")
    if kind_of(page, kind) == "html":
        raise click.UsageError("--in-place would replace a web page by its text; use --output")
    return Path(page)


def _write(target: Path | None, page: Page, fixed: str) -> None:
    data = page.encode(fixed)
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        target.write_bytes(data)
    except OSError as error:
        raise Failed(f"{target}: cannot be written ({(error.strerror or str(error)).lower()})") from error
