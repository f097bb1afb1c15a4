"""``namenorm accounts token``."""

from __future__ import annotations

import click

from namenorm.cli.accounts.opened import opened_accounts
from namenorm.cli.gazetteer.database import database_option


@click.command(name="token")
@click.argument("name")
@click.option("--label", default="", metavar="TEXT", help="What it is for; kept beside its hash.")
@database_option
def command(name: str, label: str, database: str | None) -> None:
    """Make a token for an account and print it, once: only its hash is kept.

    A program sends it as "Authorization: Bearer TOKEN".
    """
    with opened_accounts(database) as accounts:
        click.echo(accounts.add_token(name, label))
