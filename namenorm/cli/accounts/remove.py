"""``namenorm accounts remove``."""

from __future__ import annotations

import click

from namenorm.cli.accounts.opened import opened_accounts
from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.session import printable


@click.command(name="remove")
@click.argument("name")
@click.option("--token", "is_token", is_flag=True, help="NAME is the beginning of a token's hash: take back the token.")
@database_option
def command(name: str, is_token: bool, database: str | None) -> None:
    """Remove an account with its tokens and sessions. What was done under its name stays in the history."""
    with opened_accounts(database) as accounts:
        if is_token:
            click.echo(f"{accounts.remove_token(name)} taken back")
            return
        accounts.remove(name)
        click.echo(printable(f"{name}: removed"))
