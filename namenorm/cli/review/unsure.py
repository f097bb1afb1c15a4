"""``namenorm review unsure``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.gazetteer.database import act_options, database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.review.judging import judge
from namenorm.cli.review.ledger import scope_options


@click.command(name="unsure")
@click.argument("key")
@scope_options
@form_option
@act_options
@database_option
def command(key: str, **given: Any) -> None:
    """Say that it cannot be told. It is not asked again, and list --judged --verdict unsure has it.

    Exit status: 1 if somebody else judged it meanwhile; nothing is written then, and what they did is told.
    """
    judge(key, "unsure", given)
