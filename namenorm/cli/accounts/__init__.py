"""``namenorm accounts``: who may work with a store over the network."""

from __future__ import annotations

import click

from namenorm.cli import Verbs


class AccountVerbs(Verbs):
    """The verbs of this package."""

    verbs = ("add", "change", "list", "token", "remove")
    package = __name__


@click.command(cls=AccountVerbs, name="accounts")
def command() -> None:
    """Say who may work with a store through namenorm serve, and as what.

    A reader reads; a reviewer judges too; an editor changes the book too; an admin says who else may.
    """
