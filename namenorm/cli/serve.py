"""``namenorm serve``, and ``namenorm accounts``: who may work with a store over the network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli import Verbs
from namenorm.cli.books import place_of
from namenorm.cli.options import book_options, code_options, database_option, editor_option, form_option, style_option
from namenorm.cli.session import Failed, echo_json, failing, open_normaliser, printable, telling_faults
from namenorm.config import Config

if TYPE_CHECKING:
    from namenorm.serve.accounts.accounts import Accounts

ROLES = ("reader", "reviewer", "editor", "admin")


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is every one.")
@click.option("--port", default=8300, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name by which the server is called; repeat.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="File of the TLS certificate.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="File of the certificate's key.")
@click.option("--proxy", metavar="ADDRESS", help="Address of the proxy in front, which says who asks and adds TLS.")
@click.option(
    "--open-reconciliation", is_flag=True, help="Answer the reconciliation API without an account, as OpenRefine asks."
)
@partial(editor_option, said="Who works without an account.")
@code_options
@book_options
@style_option
@database_option
def serve_command(
    host: str,
    port: int,
    names: tuple[str, ...],
    certificate: str | None,
    key: str | None,
    proxy: str | None,
    open_reconciliation: bool,
    editor: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    database: str | None,
) -> None:
    """Serve the review, the book, a JSON API and a reconciliation API to browsers and programs.

    Whoever sits at this machine needs no account. With --host others can reach the server; then it takes accounts
    (see namenorm accounts), and TLS: by --certificate, or by a proxy in front.
    """
    try:
        from namenorm.serve.run import serve
        from namenorm.serve.settings import Settings
    except ModuleNotFoundError as error:
        said = f"the server needs its libraries: pip install 'namenorm[serve]' ({error.name} is not installed)"
        raise Failed(said) from error
    from namenorm.review.ledger import Ledger

    settings = Settings(host, port, names, open_reconciliation, proxy=proxy or "")
    normaliser = open_normaliser(gazetteer, overlay, Config(select=select, ignore=ignore, preview=preview), style=style)
    opening = Ledger.open if database else Ledger.create  # a path that is named wrongly is no wish for a new store
    with telling_faults(), opening(place_of(database), patience=settings.patience) as ledger:
        scheme = "https" if certificate else "http"
        click.echo(printable(f"namenorm: {ledger.place} at {scheme}://{host}:{port}/ (Ctrl-C ends it)"), err=True)
        serve(ledger, normaliser, settings, editor, certificate=certificate, key=key)


@click.group(cls=Verbs, name="accounts")
def accounts_command() -> None:
    """Say who may work with a store through namenorm serve, and as what.

    A reader reads; a reviewer judges too; an editor changes the book too; an admin says who else may.
    """


@contextmanager
def _open_accounts(database: str | None) -> Iterator[Accounts]:
    """Open the accounts of a store within.

    Raises:
        Failed: If the store cannot be opened, or what is done fails.
    """
    try:
        from namenorm.serve.accounts.accounts import Accounts
    except ModuleNotFoundError as error:
        said = f"accounts need their libraries: pip install 'namenorm[serve]' ({error.name} is missing)"
        raise Failed(said) from error
    from namenorm.gazetteer.store.store import Store

    with failing(), Store.create(place_of(database)) as store:
        yield Accounts(store)


def _new_password() -> str:
    """Ask for a password twice, unseen; from a pipe the first line is it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked


@accounts_command.command(name="add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What they may do.")
@click.option("--program", is_flag=True, help="A program, which has tokens and no password.")
@database_option
def _add(name: str, role: Any, program: bool, database: str | None) -> None:
    """Add an account. The password is asked for, or is the first line of standard input."""
    password = None if program else _new_password()
    with _open_accounts(database) as accounts:
        made = accounts.add(name, role, password)
    click.echo(printable(f"{made.name}: {made.role}"))


@accounts_command.command(name="change")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), help="What they may do from now on.")
@click.option("--password", "renew", is_flag=True, help="Ask for a new password; who is logged in no longer is.")
@database_option
def _change(name: str, role: Any, renew: bool, database: str | None) -> None:
    """Give an account another role or a new password."""
    if role is None and not renew:
        raise click.UsageError("say what changes: --role, --password, or both")
    password = _new_password() if renew else None
    with _open_accounts(database) as accounts:
        made = accounts.change(name, role, password)
    click.echo(printable(f"{made.name}: {made.role}"))


@accounts_command.command(name="list")
@form_option
@database_option
def _list(form: str, database: str | None) -> None:
    """Print every account with its role, and below it its tokens by the beginning of their hashes."""
    with _open_accounts(database) as accounts:
        everybody, tokens = accounts.all(), accounts.tokens()
    if form == "json":
        said = [{**asdict(one), "tokens": [asdict(t) for t in tokens if t.account == one.name]} for one in everybody]
        echo_json(said)
        return
    for one in everybody:
        click.echo(printable(f"{one.name}: {one.role}{'' if one.has_password else ', a program'}, since {one.at[:10]}"))
        for token in tokens:
            if token.account == one.name:
                click.echo(printable(f"    token {token.mark}, {token.at[:10]} {token.label}".rstrip()))


@accounts_command.command(name="token")
@click.argument("name")
@click.option("--label", default="", metavar="TEXT", help="What it is for; kept beside its hash.")
@database_option
def _token(name: str, label: str, database: str | None) -> None:
    """Make a token for an account and print it, once: only its hash is kept.

    A program sends it as "Authorization: Bearer TOKEN".
    """
    with _open_accounts(database) as accounts:
        click.echo(accounts.add_token(name, label))


@accounts_command.command(name="remove")
@click.argument("name")
@click.option("--token", "is_token", is_flag=True, help="NAME is the beginning of a token's hash: take back the token.")
@database_option
def _remove(name: str, is_token: bool, database: str | None) -> None:
    """Remove an account with its tokens and sessions. What was done under its name stays in the history."""
    with _open_accounts(database) as accounts:
        if is_token:
            click.echo(f"{accounts.remove_token(name)} taken back")
            return
        accounts.remove(name)
        click.echo(printable(f"{name}: removed"))
