from __future__ import annotations

import runpy
from pathlib import Path

import click

from namenorm.cli import VERBS, main

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_reference_is_what_the_commands_say() -> None:
    made = runpy.run_path(str(DOCS / "generate_cli.py"))["reference"]()
    written = (DOCS / "reference" / "cli.md").read_text("utf-8")
    assert made == written, "stale: run python docs/generate_cli.py"


def test_every_option_says_what_it_does() -> None:
    for name in VERBS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert command.help
        assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []
