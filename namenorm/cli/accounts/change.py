"""``namenorm accounts change``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.accounts.opened import ROLES, new_password, opened_accounts
from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.session import printable


@click.command(name="change")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), help="What they may do from now on.")
@click.option("--password", "renew", is_flag=True, help="Ask for a new password; who is logged in no longer is.")
@database_option
def command(name: str, role: Any, renew: bool, database: str | None) -> None:
    """Give an account another role or a new password."""
    if role is None and not renew:
        raise click.UsageError("say what changes: --role, --password, or both")
    password = new_password() if renew else None
    with opened_accounts(database) as accounts:
        made = accounts.change(name, role, password)
    click.echo(printable(f"{made.name}: {made.role}"))
