"""``namenorm review stats``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.ledger import opened_ledger


@click.command(name="stats")
@form_option
@database_option
def command(form: str, database: str | None) -> None:
    """Print the ledger in figures: what is open, by code and outlet, and who decided how much."""
    from namenorm.cli.render.ledger_figures import render_stats

    with opened_ledger(database) as ledger:
        render_stats(ledger.stats(), form)
