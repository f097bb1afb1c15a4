"""The command line: thin verbs, each one library call and one renderer, imported when it is used."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from namenorm.version import VERSION

VERBS = {
    "check": "check",
    "fix": "fix",
    "batch": "batch",
    "codes": "lookup",
    "lookup": "lookup",
    "explain": "lookup",
    "mine": "lookup",
    "gazetteer": "gazetteer",
    "review": "review",
    "serve": "serve",
    "accounts": "serve",
}
BROKEN_PIPE = 128 + 13  # what a shell reports of a program that SIGPIPE ended


class Verbs(click.Group):
    """A group of commands in the order of their declaration.

    Those in ``places`` are imported when they are used, so that ``--version`` does not load a renderer.
    """

    def __init__(self, *args: Any, places: Mapping[str, str] | None = None, **attributes: Any) -> None:
        """Take the modules below ``namenorm.cli`` by verb; each has the command as ``VERB_command``."""
        super().__init__(*args, **attributes)
        self.places = dict(places or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order in which help shows them."""
        return [*self.places, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, or None."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"namenorm.cli.{self.places[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; a reader that goes away (``| head``) ends the run without a word."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes standard output once more on its way out, and would complain then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        return result


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"namenorm {VERSION}")
        ctx.exit()


@click.command(cls=Verbs, places=VERBS, name="namenorm", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def main() -> None:
    """Find names broken by machine translation, and other signs of a bad translation.

    Exit status: 0; 1 if --fail-on finds what it names; 2 after a usage or input error.
    """
