"""The options that narrow the queue."""

from __future__ import annotations

import click

from namenorm.cli.options import Command, code_names
from namenorm.cli.views import SEVERITIES
from namenorm.codes import family


def filter_options(command: Command) -> Command:
    """Add the options that say which findings are asked for."""
    options = (
        click.option(
            "--code", "codes", multiple=True, callback=_members, metavar="CODE", help="Of this code or family; repeat."
        ),
        click.option("--severity", "severities", multiple=True, type=click.Choice(SEVERITIES), help="Repeat."),
        click.option("--outlet", metavar="NAME", help="In documents of this outlet."),
        click.option("--country", metavar="CODE", help="Where the proposed entity is of this country (US)."),
        click.option("--since", metavar="DATE", help="Published on this day, month or year, or later."),
        click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier."),
        click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, help="This sure or more."),
        click.option("--max-confidence", "most", type=click.FloatRange(0, 1), default=1.0, help="This sure or less."),
        click.option("--document", metavar="ID", help="In this document."),
        click.option("--surface", metavar="TEXT", help="Where this stands in the text, in whatever case."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _members(context: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that are named, by themselves or by their family."""
    return tuple(code for name in code_names(context, param, values) for code in family(name))
