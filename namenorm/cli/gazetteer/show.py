"""``namenorm gazetteer show``."""

from __future__ import annotations

import json
from typing import Any

import click

from namenorm.cli.gazetteer.database import database_option, opened_store, the_one
from namenorm.cli.gazetteer.options import book_option, form_option, opened
from namenorm.cli.session import Failed, printable
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.search import by_address, near_ids


@click.command(name="show")
@click.argument("entity_id", metavar="ID")
@form_option
@book_option
@database_option
def command(entity_id: str, form: str, gazetteer: str | None, database: str | None) -> None:
    """Print all that is known of ID: curated:robert-daly, or robert-daly for short.

    Looks into the bundled book or, if a store or a book is named, there; of a store it tells the entry's version too.
    """
    from namenorm.cli.render.entries import entity_dict, render_entity

    facts: dict[str, Any] = {}
    if database is None or gazetteer is not None:
        found = _of_book(entity_id, gazetteer)
    else:
        with opened_store(database) as store:
            one = the_one(store, entity_id)
        found, facts = [one.entity], {"version": one.version, **({"note_on_id": one.note} if one.note else {})}
    if form == "json":
        click.echo(json.dumps([{**entity_dict(one), **facts} for one in found], ensure_ascii=False, indent=2))
    else:
        render_entity(found, {field.replace("note_on_id", "merged"): str(value) for field, value in facts.items()})


def _of_book(entity_id: str, gazetteer: str | None) -> list[Entity]:
    index = opened(gazetteer)
    found = by_address(index.entities(), entity_id)
    if not found:
        near = " or ".join(near_ids(index.entities(), entity_id))
        hint = f"did you mean {near}?" if near else "look for it with namenorm gazetteer find"
        raise Failed(printable(f"no entry {entity_id}: {hint}"))
    return found
