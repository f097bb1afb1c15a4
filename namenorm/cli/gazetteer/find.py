"""``namenorm gazetteer find``."""

from __future__ import annotations

import json

import click

from namenorm.cli.gazetteer.database import database_option, opened_store
from namenorm.cli.gazetteer.options import book_option, form_option, opened
from namenorm.gazetteer.search import Hit, find


@click.command(name="find")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@form_option
@book_option
@database_option
def command(text: str, limit: int, form: str, gazetteer: str | None, database: str | None) -> None:
    """Print the entries with a name or an identifier that holds TEXT.

    Looks into the bundled book or, if a store or a book is named, there; for the spellings that are generated from it,
    ask namenorm lookup.
    """
    from namenorm.cli.render.entries import hit_dict, render_hits

    hits = _hits(text, limit + 1, gazetteer, database)
    if form == "json":
        click.echo(json.dumps([hit_dict(one) for one in hits[:limit]], ensure_ascii=False, indent=2))
    else:
        render_hits(text, hits[:limit], more=len(hits) > limit)


def _hits(text: str, limit: int, gazetteer: str | None, database: str | None) -> tuple[Hit, ...]:
    if database is None or gazetteer is not None:
        return find(opened(gazetteer).entities(), text, limit)
    with opened_store(database) as store:
        return store.find(text, limit)
