"""``namenorm review``: what was found, what was decided about it, and what is asked next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from namenorm.cli import Verbs
from namenorm.cli.gazetteer.database import database_option, editor_option
from namenorm.cli.review.filters import filter_options

if TYPE_CHECKING:
    from namenorm.review.terminal.themes import Shade


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


@click.command(cls=ReviewVerbs, name="review", invoke_without_command=True)
@click.option("--theme", type=click.Choice(["dark", "light"]), help="By default the last one, or as the terminal says.")
@click.option("--gazetteer", metavar="BOOK", help="Look into this book instead of the bundled one, beside the store.")
@filter_options
@editor_option
@database_option
@click.pass_context
def command(
    context: click.Context,
    /,
    theme: Shade | None,
    gazetteer: str | None,
    editor: str,
    database: str | None,
    **filters: Any,
) -> None:
    """Settle what namenorm check --record found, with a history of who decided what, and why.

    Without a verb it is an application on the terminal: one key a decision, and ? shows the keys. The verbs do the same
    for scripts. A judgement holds for one document unless it is asked to reach further, and everything can be undone.
    """
    from namenorm.cli.review.screen import open_screen
    from namenorm.review.values import Filters

    if context.invoked_subcommand is None:
        open_screen(database, editor, gazetteer, theme, Filters(**filters))
    elif given := _given(context):
        raise click.UsageError(
            f"{given} goes with the terminal application: write it behind {context.invoked_subcommand}"
        )


def _given(context: click.Context) -> str:
    """Return the first option that was written before a verb; empty if none was."""
    written = click.core.ParameterSource.COMMANDLINE
    return next(
        (one.opts[0] for one in context.command.params if context.get_parameter_source(one.name) == written), ""
    )
