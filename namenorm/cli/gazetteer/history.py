"""``namenorm gazetteer history``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import database_option, opened_store
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.session import Failed, printable


@click.command(name="history")
@click.argument("entity_id", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many events, the last ones.")
@form_option
@database_option
def command(entity_id: str | None, limit: int, form: str, database: str | None) -> None:
    """Print what was done to an entry of the store or, without ID, the last events of all; the latest first."""
    from namenorm.cli.render.events import render_events, render_history

    with opened_store(database) as store:
        if entity_id is None:
            render_events(store.events(limit), form)
            return
        done = [change for one in store.ids(entity_id) for change in store.history(one)]
        if not done:
            raise Failed(printable(f"no entry {entity_id} was ever in the store"))
        render_history(sorted(done, key=lambda one: -one.event.id)[:limit], form)
