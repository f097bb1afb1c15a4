"""``namenorm gazetteer split``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store, the_one
from namenorm.cli.gazetteer.options import form_option


@click.command(name="split")
@click.argument("entity_id", metavar="ID")
@click.option("--name", required=True, help="Canonical English name of the new entry.")
@click.option("--id", "new_id", metavar="ID", default="", help="Its identifier; a new one is made unless given.")
@click.option("--about", default="", help="Who that is, in one line.")
@click.option("--move", "moved", metavar="NAME", multiple=True, help="A name that goes over: TEXT or KIND:LANG:TEXT.")
@form_option
@act_options
@database_option
def command(
    entity_id: str,
    name: str,
    new_id: str,
    about: str,
    moved: tuple[str, ...],
    form: str,
    editor: str,
    why: str,
    citation: str,
    database: str | None,
) -> None:
    """Make two entries of one: a new one gets the names that --move tells, and the two are kept apart from then on."""
    from namenorm.cli.render.events import render_event
    from namenorm.gazetteer.entry_text import flow
    from namenorm.gazetteer.store.alter import fitting
    from namenorm.gazetteer.store.document import entity_of_document

    with opened_store(database) as store:
        found = the_one(store, entity_id)
        old = found.entity
        names = [name for one in moved for name in fitting(old, one)]
        fields = {"id": new_id, "kind": old.kind, "source": new_id.partition(":")[0], "name": name, "about": about}
        new = entity_of_document(flow({field: value for field, value in fields.items() if value}))
        act = {"editor": editor, "why": why, "citation": citation}
        event = store.split(old.id, new, names, **act, versions={old.id: found.version})
        render_event(event, list(store.changes(event.id)), form)
