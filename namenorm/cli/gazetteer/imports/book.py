"""``namenorm gazetteer import book``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.imports.shared import closing_options, run_outcomes


@click.command(name="book")
@click.argument("path", metavar="BOOK", type=click.Path(path_type=Path))
@click.option("--source", default="", help="First part that identifiers get; by default they stay as they are.")
@closing_options
def command(path: Path, source: str, output: Path, form: str) -> None:
    """Read another book of namenorm's form: a folder of .yaml and .jsonl files, or one of them."""
    from namenorm.gazetteer.importers.other_book import book_outcomes

    run_outcomes(lambda: book_outcomes(path, source), str(path), output, form)
