"""``namenorm gazetteer edit``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store, the_one
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.session import Failed, printable
from namenorm.errors import GazetteerError

if TYPE_CHECKING:
    from namenorm.gazetteer.model import Entity


@click.command(name="edit")
@click.argument("entity_id", metavar="ID")
@click.option(
    "--set", "settings", metavar="FIELD=VALUE", multiple=True, help="Set a field; lists are parted by commas."
)
@click.option("--add-name", "added", metavar="KIND:LANG:TEXT", multiple=True, help="Add a name.")
@click.option(
    "--remove-name", "removed", metavar="NAME", multiple=True, help="Take a name out: TEXT or KIND:LANG:TEXT."
)
@click.option("--version", "version", type=int, help="Refuse if the entry is no longer of this version; show tells it.")
@form_option
@act_options
@database_option
def command(
    entity_id: str,
    settings: tuple[str, ...],
    added: tuple[str, ...],
    removed: tuple[str, ...],
    version: int | None,
    form: str,
    editor: str,
    why: str,
    citation: str,
    database: str | None,
) -> None:
    """Change an entry of the store: by the options or, without one, in your editor ($EDITOR).

    Exit status: 1 if somebody else changed it meanwhile; nothing is written then, and what they did is told.
    """
    from namenorm.cli.render.events import render_event

    with opened_store(database) as store:
        found = the_one(store, entity_id)
        changes = (settings, added, removed)
        new = _altered(found.entity, *changes, citation) if any(changes) else _edited(found.entity)
        event = store.edit(new, version or found.version, editor=editor, why=why, citation=citation)
        if event is None:
            click.echo("nothing changed", err=True)
        else:
            render_event(event, list(store.changes(event.id)), form)


def _altered(
    entity: Entity, settings: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...], citation: str
) -> Entity:
    from namenorm.gazetteer.store.alter import with_field, with_name, without_name
    from namenorm.gazetteer.store.document import checked

    new = entity
    for one in removed:
        new = without_name(new, one)
    for one in settings:
        new = with_field(new, one)
    for one in added:
        new = with_name(new, one, citation)
    return checked(new, entity)


def _edited(entity: Entity) -> Entity:
    """Let the editor work on the entry until it is sound, or they save nothing."""
    from namenorm.gazetteer.store.document import document, entity_of_document

    text, fault = document(entity), ""
    while True:
        told = f"# {printable(fault)}\n" if fault else ""
        saved = click.edit(told + text, extension=".yaml")
        if saved is None:
            if fault:
                raise Failed(f"nothing was written: {printable(fault)}")
            return entity
        text = "".join(line for line in saved.splitlines(keepends=True) if not line.startswith("# "))
        try:
            return replace(entity_of_document(text), id=entity.id)
        except GazetteerError as error:
            fault = str(error)
