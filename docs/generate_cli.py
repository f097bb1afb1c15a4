"""Write ``docs/reference/cli.md`` from the commands themselves: ``python docs/generate_cli.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from namenorm.cli import main

TARGET = Path(__file__).parent / "reference" / "cli.md"
_HEAD = """# Command line

<!-- Written by `python docs/generate_cli.py`; edit the commands in `namenorm/cli/` instead. -->
"""


def reference() -> str:
    """Return the page."""
    context = click.Context(main, info_name="namenorm", **main.context_settings)
    parts = [_HEAD, _help(main), *_table(main, context), _usage(main, context)]
    return "\n".join([*parts, *_below(main, context, "##")])


def _below(group: click.Group, context: click.Context, level: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        below = click.Context(command, info_name=name, parent=context)
        yield f"{level} {below.command_path}\n"
        yield from (_help(command), _usage(command, below), *_table(command, below))
        if isinstance(command, click.Group):
            yield from _below(command, below, level + "#")


def _help(command: click.Command) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n")) + "\n"


def _usage(command: click.Command, context: click.Context) -> str:
    return f"```\n{command.get_usage(context)}\n```\n"


def _table(command: click.Command, context: click.Context) -> Iterator[str]:
    yield "| option | meaning |\n|---|---|"
    for option in command.params:
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record is not None:
            names, meaning = (part.replace("|", "\\|").replace("  ", " ") for part in record)
            yield f"| `{names}` | {meaning} |"
    # Not asked of the command, which keeps the form of the first context that asked it.
    yield "| `-h, --help` | Show this message and exit. |\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
