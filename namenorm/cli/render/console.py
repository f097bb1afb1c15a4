"""Text on a terminal, or plain where there is none."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

# Colours of the 256 that can be read on black and on white; the terminal's own red is safe in its own theme.
STYLES = {"critical": "bold reverse red", "major": "bold red", "minor": "color(166)", "info": "color(67)"}
QUIET = "dim"
GOOD = "bold green"
WIDTH = 80
WIDEST = 100


class _Console(Console):
    """A console that leaves a broken pipe to the command line, which knows the exit status for it."""

    def on_broken_pipe(self) -> None:
        """Go on raising what writing raised."""
        raise


def console(*, stderr: bool = False) -> Console:
    """Return a console at most 100 columns wide, 80 where it is no terminal, that prints text as it is."""
    stream = sys.stderr if stderr else sys.stdout
    made = _Console(file=_lossless(stream), highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST) if made.is_terminal else WIDTH
    return made


def plain(where: Console) -> bool:
    """Tell whether marks must be characters, since there are no styles to carry them."""
    return not where.is_terminal or where.no_color


def block(where: Console, text: Text, first: str = "", rest: str | None = None) -> None:
    """Print text wrapped between an indent and the right edge, without white space at the ends of lines."""
    indent = " " * len(first) if rest is None else rest
    lead = first
    for line in text.wrap(where, max(20, where.width - len(first))):
        row = Text.assemble((lead, QUIET), line)
        row.rstrip()
        where.print(row, soft_wrap=True)
        lead = indent


def _lossless(stream: TextIO) -> TextIO:
    """Let a terminal that cannot show a character show its escape instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream
