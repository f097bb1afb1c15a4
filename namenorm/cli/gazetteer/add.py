"""``namenorm gazetteer add``."""

from __future__ import annotations

from typing import TextIO

import click

from namenorm.cli.gazetteer.database import act_options, database_option, opened_store
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.session import Failed, printable
from namenorm.errors import GazetteerError


@click.command(name="add")
@click.argument("file", metavar="[FILE]", type=click.File(encoding="utf-8"), required=False)
@form_option
@act_options
@database_option
def command(file: TextIO | None, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Add an entry to the store.

    FILE holds it as YAML: kind, name and the other fields of an entry, source and id if they are to be chosen; - is
    standard input. Without FILE your editor ($EDITOR) is opened.
    """
    from namenorm.cli.render.events import render_event
    from namenorm.gazetteer.store.document import TEMPLATE, entity_of_document

    text = click.edit(TEMPLATE, extension=".yaml") if file is None else file.read()
    if text is None:
        raise Failed("nothing was saved, so nothing was added")
    with opened_store(database) as store:
        try:
            entity = entity_of_document(text)
        except GazetteerError as error:
            raise Failed(printable(f"{file.name if file else 'the entry'}: {error}")) from error
        event = store.add(entity, editor=editor, why=why, citation=citation)
        render_event(event, list(store.changes(event.id)), form)
