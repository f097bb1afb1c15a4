"""``namenorm review undo``."""

from __future__ import annotations

import click

from namenorm.cli.gazetteer.database import act_options, database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.ledger import opened_ledger


@click.command(name="undo")
@click.argument("event", metavar="[EVENT]", type=int, required=False)
@form_option
@act_options
@database_option
def command(event: int | None, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Take back a decision with all that it added to the book: the editor's last, or EVENT.

    Asked again and again it goes back step by step. An undo is undone by its own number.
    Exit status: 1 if what it added to the book was changed since; that has to be undone first.
    """
    from namenorm.cli.render.judged import render_undone

    with opened_ledger(database) as ledger:
        render_undone(ledger.undo(event, editor=editor, why="; ".join(filter(None, (why, citation)))), form)
