"""Renders figures: a table for the terminal, Markdown for the README, JSON for the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.bootstrap import upper_bound
from eval.figure import Figure

WORDS = "per 1,000 words"
_OF_EACH = ("share", "per 1,000 edits")
_COLUMNS = ("figure", "system", "n", "value", "95 % interval", "unit")


def number(figure: Figure, given: float | None) -> str:
    """Return a number as it is printed: shares as per cent, rates with two places."""
    if given is None:
        return "-"
    return f"{100 * given:.1f} %" if figure.unit == "share" else f"{given:.2f}"


def value(figure: Figure) -> str:
    """Return the value as it is printed: of nothing found it says among how many."""
    if not is_none(figure):
        return number(figure, figure.value)
    return f"none of {figure.n:,}" if figure.unit in _OF_EACH else "none"


def interval(figure: Figure) -> str:
    """Return the 95 % interval as it is printed: where nothing was found, how often it may be all the same."""
    if figure.low is None:
        return "-"
    if is_none(figure):
        return at_most(figure)
    return f"{number(figure, figure.low)} … {number(figure, figure.high)}"


def is_none(figure: Figure) -> bool:
    """Tell whether a share or rate is nought, of which an interval from nought to nought would say too much."""
    return figure.value == 0 and figure.n > 0 and figure.unit in (*_OF_EACH, WORDS)


def at_most(figure: Figure) -> str:
    """Return the upper end of what a share or rate of nought may be; nearly 3 of as many, the rule of three."""
    high = 1000 * (figure.high or 0) if figure.unit == "share" else figure.high or 0
    if not high and figure.unit in _OF_EACH:
        high = 1000 * upper_bound(0, figure.n)
    if not high:
        return "-"
    unit = "1,000 words" if figure.unit == WORDS else "1,000"
    return f"at most {high:.0f} in {unit}" if high >= 1 else f"at most {high:.2f} in {unit}"


def cells(figure: Figure) -> tuple[str, ...]:
    """Return the cells of a figure's line."""
    unit = "" if figure.unit == "share" else figure.unit
    return (figure.label, figure.system, str(figure.n), value(figure), interval(figure), unit)


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
