"""Renders figures: a table for the terminal, Markdown for the README, JSON for the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.figure import Figure

_COLUMNS = ("figure", "system", "n", "value", "95 % interval", "unit")


def number(figure: Figure, value: float | None) -> str:
    """Return a number as it is printed: shares as per cent, rates with two places."""
    if value is None:
        return "-"
    return f"{100 * value:.1f} %" if figure.unit == "share" else f"{value:.2f}"


def cells(figure: Figure) -> tuple[str, ...]:
    """Return the cells of a figure's line."""
    between = "-" if figure.low is None else f"{number(figure, figure.low)} … {number(figure, figure.high)}"
    unit = "" if figure.unit == "share" else figure.unit
    return (figure.label, figure.system, str(figure.n), number(figure, figure.value), between, unit)


def as_rich(figures: Iterable[Figure], console: Console, caption: str) -> None:
    """Print a table to a terminal."""
    table = Table(*_COLUMNS, caption=caption, caption_justify="left")
    for figure in figures:
        table.add_row(*cells(figure))
    console.print(table)


def as_markdown(figures: Iterable[Figure], caption: str) -> str:
    """Return a Markdown table with the caption below it."""
    lines = ["| " + " | ".join(_COLUMNS) + " |", "|---|---|--:|--:|---|---|"]
    lines += ["| " + " | ".join(cells(figure)) + " |" for figure in figures]
    return "\n".join((*lines, "", caption))


def as_json(figures: Sequence[Figure], signature: str, datasets: Mapping[str, Any]) -> str:
    """Return the record of a run, one figure a line so that a difference can be read."""
    head = {"schema": "namenorm.eval/1", "signature": signature, "datasets": datasets}
    body = ",\n".join("  " + json.dumps(one.to_dict(), ensure_ascii=False) for one in figures)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "figures": [\n' + body + "\n ]\n}\n"
