"""``namenorm gazetteer``: what an editor does to a book."""

from __future__ import annotations

import click

from namenorm.cli import Verbs


class GazetteerVerbs(Verbs):
    """The verbs of this package."""

    verbs = ("check", "compile", "find", "show")
    package = __name__


@click.command(cls=GazetteerVerbs, name="gazetteer")
def command() -> None:
    """Check a book of names, compile it, and look into it."""
