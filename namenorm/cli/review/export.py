"""``namenorm review export``."""

from __future__ import annotations

from typing import TextIO

import click

from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.review.ledger import opened_ledger


@click.command(name="export")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.File("w", encoding="utf-8", atomic=True),
    default="-",
    help="Where to write; standard output unless given.",
)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="JSON lines, the only form.")
@database_option
def command(output: TextIO, form: str, database: str | None) -> None:
    """Write every judgement that was ever filed as a line of JSON; import reads them into another ledger."""
    with opened_ledger(database) as ledger:
        for line in ledger.export():
            output.write(f"{line}\n")
