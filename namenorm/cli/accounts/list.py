"""``namenorm accounts list``."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from namenorm.cli.accounts.opened import opened_accounts
from namenorm.cli.gazetteer.database import database_option
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.session import printable


@click.command(name="list")
@form_option
@database_option
def command(form: str, database: str | None) -> None:
    """Print every account with its role, and below it its tokens by the beginning of their hashes."""
    with opened_accounts(database) as accounts:
        everybody, tokens = accounts.all(), accounts.tokens()
    if form == "json":
        said = [{**asdict(one), "tokens": [asdict(t) for t in tokens if t.account == one.name]} for one in everybody]
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for one in everybody:
        click.echo(printable(f"{one.name}: {one.role}{'' if one.has_password else ', a program'}, since {one.at[:10]}"))
        for token in tokens:
            if token.account == one.name:
                click.echo(printable(f"    token {token.mark}, {token.at[:10]} {token.label}".rstrip()))
