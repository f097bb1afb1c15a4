"""``namenorm review edit``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.gazetteer.database import act_options, database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.judging import judge
from namenorm.cli.review.ledger import scope_options
from namenorm.cli.review.promotion import promotion_options


@click.command(name="edit")
@click.argument("key")
@click.argument("rendering")
@scope_options
@promotion_options
@form_option
@act_options
@database_option
def command(key: str, rendering: str, **given: Any) -> None:
    """Say that RENDERING should stand there, instead of what is suggested.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    judge(key, "edit", given, rendering)
