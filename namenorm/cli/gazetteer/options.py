"""What the verbs that look into a book share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from namenorm.cli.options import Command
from namenorm.cli.session import telling_faults

if TYPE_CHECKING:
    from namenorm.index.reader import Index


def book_option(command: Command) -> Command:
    """Add ``--gazetteer``."""
    said = "Look into this book instead of the bundled one: a folder, a file of it or an index."
    return click.option("--gazetteer", metavar="BOOK", help=said)(command)


def form_option(command: Command) -> Command:
    """Add ``--format``, text or JSON."""
    kinds = click.Choice(["text", "json"])
    return click.option("--format", "form", type=kinds, default="text", show_default=True, help="How to print it.")(
        command
    )


def opened(gazetteer: str | None) -> Index:
    """Return the index of a book, compiled first where it has to be.

    Raises:
        Failed: If the book cannot be read.
    """
    from namenorm.index.locate import open_index

    with telling_faults():
        return open_index(gazetteer)
