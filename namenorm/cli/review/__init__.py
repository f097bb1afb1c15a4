"""``namenorm review``: what was found, what was decided about it, and what is asked next."""

from __future__ import annotations

import click

from namenorm.cli import Verbs


class ReviewVerbs(Verbs):
    """The verbs of this package."""

    verbs = ("list", "show", "accept", "reject", "unsure", "edit", "undo", "export", "import", "stats")
    package = __name__

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, or None."""
        if cmd_name != "import":
            return super().get_command(ctx, cmd_name)
        from namenorm.cli.review import import_  # no module may be called ``import``

        return import_.command


@click.command(cls=ReviewVerbs, name="review")
def command() -> None:
    """Settle what namenorm check --record found, with a history of who decided what, and why.

    A judgement holds for one document unless it is asked to reach further, and everything can be undone.
    """
