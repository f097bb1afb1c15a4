from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from namenorm.cli import VERBS, main
from namenorm.config import Config

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_reference_is_what_the_commands_say() -> None:
    made = runpy.run_path(str(DOCS / "generate_cli.py"))["reference"]()
    written = (DOCS / "reference" / "cli.md").read_text("utf-8")
    assert made == written, "stale: run python docs/generate_cli.py"


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None, f"{path} {name}"
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


COMMANDS = dict(_commands(main, "namenorm"))


def test_every_verb_has_its_commands_in_the_list() -> None:
    assert {f"namenorm {name}" for name in VERBS} < set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_says_what_it_does(path: str) -> None:
    assert COMMANDS[path].help
    options = [one for one in COMMANDS[path].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_the_settings_page_has_every_setting_and_every_variable() -> None:
    page = (DOCS / "reference" / "settings.md").read_text("utf-8")
    named = {one.envvar for command in COMMANDS.values() for one in command.params if isinstance(one.envvar, str)}
    assert named <= set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))
    told = page.split("## On the command line")[1].split("## Environment")[0]
    assert {one.name for one in fields(Config)} <= set(re.findall(r"`(\w+)`", told))
