"""``namenorm review list``."""

from __future__ import annotations

from typing import Any, get_args

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.options import Command
from namenorm.cli.review.ledger import opened_ledger
from namenorm.cli.views import SEVERITIES
from namenorm.codes import CODES
from namenorm.review.values import Filters
from namenorm.values import Verdict


def _filters(command: Command) -> Command:
    codes = click.Choice(list(CODES))
    options = (
        click.option("--code", "codes", multiple=True, type=codes, metavar="CODE", help="Of this code; repeat."),
        click.option("--severity", "severities", multiple=True, type=click.Choice(SEVERITIES), help="Repeat."),
        click.option("--outlet", metavar="NAME", help="In documents of this outlet."),
        click.option("--country", metavar="CODE", help="Where the proposed entity is of this country (US)."),
        click.option("--since", metavar="DATE", help="Published on this day, month or year, or later."),
        click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier."),
        click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, help="This sure or more."),
        click.option("--max-confidence", "most", type=click.FloatRange(0, 1), default=1.0, help="This sure or less."),
        click.option("--document", metavar="ID", help="In this document."),
        click.option("--surface", metavar="TEXT", help="Where this stands in the text, in whatever case."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(name="list")
@_filters
@click.option("--judged", is_flag=True, help="What was judged instead, the latest first.")
@click.option("--verdict", type=click.Choice(get_args(Verdict)), help="With --judged: only of this verdict.")
@click.option("--by", metavar="EDITOR", help="With --judged: only this editor's.")
@click.option("--undone", is_flag=True, help="With --judged: those taken back or replaced too.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@form_option
@database_option
def command(
    judged: bool,
    verdict: Verdict | None,
    by: str | None,
    undone: bool,
    limit: int,
    form: str,
    database: str | None,
    **filters: Any,
) -> None:
    """Print what is to be judged, those findings first on which a decision is worth most; or what was judged."""
    from namenorm.cli.render.judged import render_judgements
    from namenorm.cli.render.review import render_queue

    if not judged and (verdict or by or undone):
        raise click.UsageError("--verdict, --by and --undone go with --judged")
    if judged and Filters(**filters) != Filters():
        raise click.UsageError("--judged is narrowed by --verdict, --by and --undone, not by what narrows the queue")
    with opened_ledger(database) as ledger:
        if judged:
            render_judgements(ledger.judgements(verdict=verdict, editor=by, undone=undone, limit=limit), form)
        else:
            render_queue(ledger.queue(Filters(**filters), limit=limit), form)
