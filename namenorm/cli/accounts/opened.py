"""What the verbs on accounts share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from namenorm.cli.gazetteer.database import place_of
from namenorm.cli.session import Failed, printable
from namenorm.errors import NamenormError

if TYPE_CHECKING:
    from namenorm.serve.accounts.accounts import Accounts

ROLES = ("reader", "reviewer", "editor", "admin")


@contextmanager
def opened_accounts(database: str | None) -> Iterator[Accounts]:
    """Open the accounts of a store within.

    Raises:
        Failed: If the store cannot be opened, or what is done fails.
    """
    try:
        from namenorm.serve.accounts.accounts import Accounts
    except ModuleNotFoundError as error:
        raise Failed(
            f"accounts need their libraries: pip install 'namenorm[serve]' ({error.name} is missing)"
        ) from error
    from namenorm.gazetteer.store.store import Store

    try:
        with Store.create(place_of(database)) as store:
            yield Accounts(store)
    except (NamenormError, OSError) as error:
        raise Failed(printable(str(error))) from error


def new_password() -> str:
    """Ask for a password twice, unseen; from a pipe the first line is it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked
