"""``namenorm gazetteer accept``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.session import USAGE_OR_INPUT, Failed, printable
from namenorm.cli.views import count_words
from namenorm.errors import NamenormError


@click.command(name="accept")
@click.argument("proposals", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("book", metavar="BOOK", type=click.Path(path_type=Path))
def command(proposals: Path, book: Path) -> None:
    """Write the proposals of FILE, which an editor has looked through, into the YAML files of BOOK.

    ``import wikidata --propose`` and ``import sparql --propose`` make such a file.
    """
    from namenorm.gazetteer.importers.proposals import accept

    try:
        count, left = accept(proposals, book)
    except (NamenormError, OSError) as error:
        raise Failed(printable(str(error))) from error
    for one in left:
        click.echo(printable(one), err=True)
    click.echo(f"namenorm: {count_words(count, 'entry').replace('entrys', 'entries')} changed", err=True)
    if left:
        raise SystemExit(USAGE_OR_INPUT)
