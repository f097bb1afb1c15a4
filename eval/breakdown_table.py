"""Renders the breakdown: one table a set, one line a part."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from eval.breakdown import Block, Line
from eval.figure import Figure
from eval.table import interval, value

_HEAD = ("part", "n", "persons")


def as_markdown(blocks: Iterable[Block], caption: str) -> str:
    """Return a Markdown table for each block, with the caption below them."""
    filled = (block for block in blocks if block.lines)
    return "\n".join((*(line for block in filled for line in (*_markdown(block), "")), caption, ""))


def _markdown(block: Block) -> list[str]:
    lines = [f"### {_title(block)}", "", _row((*_HEAD, *block.columns)), "|---|" + "--:|" * (2 + len(block.columns))]
    return lines + [_row(_cells(line)) for line in block.lines]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def as_rich(blocks: Iterable[Block], console: Console, caption: str) -> None:
    """Print a table for each block to a terminal."""
    for block in filter(lambda one: one.lines, blocks):
        table = Table(*_HEAD, *block.columns, title=_title(block), title_justify="left")
        for line in block.lines:
            table.add_row(*_cells(line))
        console.print(table)
    console.print(caption)


def _title(block: Block) -> str:
    unit = next((figure.unit for line in block.lines for figure in line.figures), "share")
    return block.title if unit == "share" else f"{block.title}, {unit}"


def _cells(line: Line) -> tuple[str, ...]:
    return (line.part, f"{line.figures[0].n:,}", f"{line.persons:,}", *(_cell(figure) for figure in line.figures))


def _cell(figure: Figure) -> str:
    return value(figure) if figure.low is None else f"{value(figure)} ({interval(figure)})"
