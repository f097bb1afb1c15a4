"""The options that narrow the queue."""

from __future__ import annotations

import click

from namenorm.cli.options import Command
from namenorm.cli.views import SEVERITIES
from namenorm.codes import CODES


def filter_options(command: Command) -> Command:
    """Add the options that say which findings are asked for."""
    codes = click.Choice(list(CODES))
    options = (
        click.option("--code", "codes", multiple=True, type=codes, metavar="CODE", help="Of this code; repeat."),
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
