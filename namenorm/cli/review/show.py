"""``namenorm review show``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.ledger import opened_ledger, the_item


@click.command(name="show")
@click.argument("key")
@click.option("--suggestion", metavar="TEXT", help="Which finding, where the key has several suggestions.")
@click.option("--document", metavar="ID", help="Show it in this document.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many occurrences at most.")
@form_option
@database_option
def command(
    key: str, suggestion: str | None, document: str | None, limit: int, form: str, database: str | None
) -> None:
    """Print a finding by its KEY, or the beginning of it: where it stands, why, and what was judged."""
    from namenorm.cli.render.review import render_item

    with opened_ledger(database) as ledger:
        item = the_item(ledger, key, suggestion, document)
        places = ledger.occurrences(item.finding, only_open=False, limit=limit)
        judged = ledger.judgements(key=item.key, undone=True)
        render_item(item, places, judged, form)
