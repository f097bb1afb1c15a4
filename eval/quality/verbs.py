"""The verb ``python -m eval quality``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from eval import table
from eval.datasets import VARIABLE, data_folder
from eval.figure import Figure
from eval.quality.part import Given
from eval.quality.parts import PARTS
from namenorm.config import Config
from namenorm.pipeline import Normaliser


def _tell(line: str) -> None:
    click.echo(line, err=True)


@click.command("quality")
@click.option(
    "--part", "names", type=click.Choice([name for name, _ in PARTS]), multiple=True, help="Only these parts."
)
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option("--list/--no-list", "with_list", default=True, help="Whether to list what is behind the figures.")
@click.pass_obj
def quality(book: str | None, names: tuple[str, ...], form: str, with_list: bool) -> None:
    """Print the figures of the detectors of translation quality beyond names, and each flag behind them."""
    given = Given(_folder(), book, Normaliser(gazetteer=book, config=Config(preview=True)), _tell)
    figures: list[Figure] = []
    for name, measure in PARTS:
        if names and name not in names:
            continue
        found = measure(given)
        figures += found.figures
        for line in found.listed if with_list else ():
            click.echo(f"{name}\t{line}", err=form == "json")
    _print(form, figures, given.checker.signature)


def _folder() -> Path:
    folder = data_folder()
    if folder is None:
        _tell(f"{VARIABLE} names no folder: the texts to measure on are read from it")
        sys.exit(2)
    return folder


def _print(form: str, figures: list[Figure], signature: str) -> None:
    if form == "json":
        click.echo(table.as_json(figures, signature, {}))
    elif form == "markdown":
        click.echo(table.as_markdown(figures, f"`{signature}`"))
    else:
        table.as_rich(figures, Console(width=None if sys.stdout.isatty() else 200), signature)
