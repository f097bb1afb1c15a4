"""``namenorm gazetteer merge``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store, the_one
from namenorm.cli.gazetteer.options import form_option


@click.command(name="merge")
@click.argument("keep", metavar="KEEP")
@click.argument("drop", metavar="DROP")
@form_option
@act_options
@database_option
def command(keep: str, drop: str, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Make two entries of the store one: KEEP gets what DROP has, and DROP's identifier leads there."""
    from namenorm.cli.render.events import render_event

    with opened_store(database) as store:
        both = [the_one(store, one) for one in (keep, drop)]
        versions = {one.entity.id: one.version for one in both}
        kept, dropped = (one.entity.id for one in both)
        event = store.merge(kept, dropped, editor=editor, why=why, citation=citation, versions=versions)
        render_event(event, list(store.changes(event.id)), form)
