"""``namenorm gazetteer import``: what users bring becomes a bulk file of the book."""

from __future__ import annotations

import click

from namenorm.cli import Verbs


class Imports(Verbs):
    """The kinds of input."""

    verbs = ("wikidata", "sparql", "ftm", "table", "book", "tbx", "glossary")
    package = "namenorm.cli.gazetteer.imports"


@click.command(cls=Imports, name="import")
def command() -> None:
    """Make a file of the book from a dump, a query, a table of yours, a termbase or a glossary.

    What cannot be read is named and left out, the rest goes on, and the exit status is then 2. The file is a part of a
    book: put it into the book's folder, or give it to --overlay.
    """
