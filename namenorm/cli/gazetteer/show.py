"""``namenorm gazetteer show``."""

from __future__ import annotations

import json

import click

from namenorm.cli.gazetteer.options import book_option, form_option, opened
from namenorm.cli.session import Failed, printable
from namenorm.gazetteer.search import by_address, near_ids


@click.command(name="show")
@click.argument("entity_id", metavar="ID")
@form_option
@book_option
def command(entity_id: str, form: str, gazetteer: str | None) -> None:
    """Print all that the book says of ID: curated:robert-daly, or robert-daly for short."""
    from namenorm.cli.render.entries import entity_dict, render_entity

    index = opened(gazetteer)
    found = by_address(index.entities(), entity_id)
    if not found:
        near = " or ".join(near_ids(index.entities(), entity_id))
        hint = f"did you mean {near}?" if near else "look for it with namenorm gazetteer find"
        raise Failed(printable(f"no entry {entity_id}: {hint}"))
    if form == "json":
        click.echo(json.dumps([entity_dict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        render_entity(found)
