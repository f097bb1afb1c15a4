"""``namenorm gazetteer init``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import database_option, place_of
from namenorm.cli.session import Failed, printable
from namenorm.errors import NamenormError


@click.command(name="init")
@database_option
def command(database: str | None) -> None:
    """Make an empty store, or bring that of an earlier namenorm up to date. What is in it stays."""
    from namenorm.gazetteer.store.store import Store

    try:
        with Store.create(place_of(database)) as store:
            click.echo(printable(f"{store.place}: ready"))
    except (NamenormError, OSError) as error:
        raise Failed(printable(str(error))) from error
