"""``namenorm gazetteer``: what an editor does to a book."""

from __future__ import annotations

import click

from namenorm.cli import Verbs


class GazetteerVerbs(Verbs):
    """The verbs of this package."""

    verbs = (
        *("check", "format", "compile", "find", "show", "import", "accept", "termbase"),
        *("init", "load", "export", "diff"),
        *("add", "edit", "delete", "merge", "split", "history", "undo"),
    )
    package = __name__

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, or None."""
        if cmd_name != "import":
            return super().get_command(ctx, cmd_name)
        from namenorm.cli.gazetteer import import_  # no module may be called ``import``

        return import_.command


@click.command(cls=GazetteerVerbs, name="gazetteer")
def command() -> None:
    """Check a book of names, compile it, look into it, and work on it in a store.

    A store is a database: where editors add, merge and undo, with a history of who did what and why.
    """
