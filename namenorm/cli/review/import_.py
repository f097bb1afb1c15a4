"""``namenorm review import``."""

from __future__ import annotations

from typing import TextIO

import click

from namenorm.cli.gazetteer.database import act_options, database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.ledger import opened_ledger
from namenorm.cli.session import USAGE_OR_INPUT


@click.command(name="import")
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@form_option
@act_options
@database_option
def command(file: TextIO, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """File the judgements that another ledger exported; those that are known already are left alone.

    FILE holds JSON lines; - is standard input. A line that cannot be read is named and left out, the rest is filed, and
    the exit status is then 2. All that is new is one event, which undo takes back.
    """
    from namenorm.cli.render.judged import render_imported

    with opened_ledger(database, make=True) as ledger:
        done = ledger.import_(file, editor=editor, why="; ".join(filter(None, (why, citation))))
    render_imported(done, form)
    if done.faults:
        raise SystemExit(USAGE_OR_INPUT)
