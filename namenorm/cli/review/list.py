"""``namenorm review list``."""

from __future__ import annotations

from typing import Any, get_args

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.filters import filter_options
from namenorm.cli.review.ledger import opened_ledger
from namenorm.judgement import Verdict
from namenorm.review.values import Filters


@click.command(name="list")
@filter_options
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
