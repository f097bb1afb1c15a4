"""What ``fix`` changes, word by word."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import GOOD, QUIET, block, console, plain
from namenorm.cli.views import Lines, count_words, visible
from namenorm.values import Edit, Report, Span

_REMOVED = "strike red"


def render(report: Report, name: str = "") -> None:
    """Print each line that changes on standard error: ``[-old-]{+new+}``, or by styles on a terminal.

    A document with a name is one of several: its name stands above, and nothing is printed where nothing changes.
    """
    where, lines = console(stderr=True), Lines(report.document.text)
    edits = sorted(report.edits, key=lambda one: one.start)
    if name and not edits:
        return
    if name:
        block(where, Text(visible(name), style=QUIET))
    for number, same in groupby(edits, key=lambda one: lines.number(one.start)):
        _line(where, report.document.text, lines.span(number), number, list(same))
    block(where, Text(count_words(len(edits), "rewrite") if edits else "nothing to rewrite", style=QUIET))


def _line(where: Console, text: str, line: Span, number: int, edits: list[Edit]) -> None:
    shown, done = Text(), line.start
    for edit in edits:
        shown.append(visible(text[done : edit.start]))
        old, new = visible(edit.old), visible(edit.new)
        marks = (f"[-{old}-]", f"{{+{new}+}}") if plain(where) else (old, new)
        shown.append(marks[0], _REMOVED).append(marks[1], GOOD)
        done = edit.end
    shown.append(visible(text[done : line.end]))
    block(where, shown, f"{number:>5}  ", " " * 7)
