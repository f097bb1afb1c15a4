"""``namenorm gazetteer undo``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store
from namenorm.cli.gazetteer.options import form_option


@click.command(name="undo")
@click.argument("event", metavar="EVENT", type=int)
@form_option
@act_options
@database_option
def command(event: int, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Take back an event, by the number that history tells: everything that it changed is as before.

    Exit status: 1 if a later event changed the same entry; that one has to be undone first.
    """
    from namenorm.cli.render.events import render_event

    with opened_store(database) as store:
        done = store.undo(event, editor=editor, why=why, citation=citation)
        render_event(done, list(store.changes(done.id)), form)
