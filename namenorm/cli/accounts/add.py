"""``namenorm accounts add``."""

from __future__ import annotations

from typing import Any

import click

from namenorm.cli.accounts.opened import ROLES, new_password, opened_accounts
from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.session import printable


@click.command(name="add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What they may do.")
@click.option("--program", is_flag=True, help="A program, which has tokens and no password.")
@database_option
def command(name: str, role: Any, program: bool, database: str | None) -> None:
    """Add an account. The password is asked for, or is the first line of standard input."""
    password = None if program else new_password()
    with opened_accounts(database) as accounts:
        made = accounts.add(name, role, password)
    click.echo(printable(f"{made.name}: {made.role}"))
