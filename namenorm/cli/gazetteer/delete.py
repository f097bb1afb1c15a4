"""``namenorm gazetteer delete``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store, the_one
from namenorm.cli.gazetteer.options import form_option


@click.command(name="delete")
@click.argument("entity_id", metavar="ID")
@form_option
@act_options
@database_option
def command(entity_id: str, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Take an entry out of the store. Its identifier is never used again; undo brings it back."""
    from namenorm.cli.render.events import render_event

    with opened_store(database) as store:
        found = the_one(store, entity_id)
        event = store.delete(found.entity.id, found.version, editor=editor, why=why, citation=citation)
        render_event(event, list(store.changes(event.id)), form)
