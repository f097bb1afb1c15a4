"""The README's table of how well it works, made from the committed results: ``python -m eval readme``.

Which rows it has is in ``readme.toml``; the numbers are those of ``results/latest.json`` and of nothing else.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.figure import Figure
from eval.table import number

ROOT = Path(__file__).parent.parent
_ROWS = Path(__file__).parent / "readme.toml"
_RESULTS = Path(__file__).parent / "results" / "latest.json"
_PLACE = re.compile(r"(?<=<!-- eval:begin -->\n).*?(?=<!-- eval:end -->)", re.DOTALL)
_HEAD = "| what | figure | n | namenorm | 95 % interval | RapidFuzz | logic-v2 |\n|---|---|--:|--:|--:|--:|--:|\n"
_SYSTEMS = ("namenorm", "rapidfuzz", "nomenklatura")
_FOOT = """
Printed by `python -m eval` (signature `{signature}`), put here by `python -m eval readme`; - is not measured. The
baselines judge the same names, their thresholds chosen in their favour: {baselines}. Intervals are bootstrapped over
persons and documents. What each figure counts, and what is weak about each set, is in `eval/README.md`.
"""


def filled(readme: str) -> str:
    """Return a README with the table between its ``eval`` markers.

    Raises:
        ValueError: If there are no such markers, or the results lack a figure that the table shows.
    """
    if not _PLACE.search(readme):
        raise ValueError(
            "README.md has no lines <!-- eval:begin --> and <!-- eval:end -->: put them where the table belongs"
        )
    return _PLACE.sub(lambda _: table(_RESULTS), readme)


def table(results: Path) -> str:
    """Return the Markdown of the table for a record of results.

    Raises:
        ValueError: If the record lacks a figure that the table shows.
    """
    record = json.loads(results.read_text("utf-8"))
    figures = [Figure(**one) for one in record["figures"]]
    by_key = {(one.id, one.system.split()[0]): one for one in figures}
    rows = tomllib.loads(_ROWS.read_text("utf-8"))["row"]
    names = "; ".join(sorted({one.system for one in figures} - {"namenorm"}, reverse=True))
    lines = (_line(one["figure"], one["says"], by_key) for one in rows)
    return _HEAD + "".join(lines) + _FOOT.format(signature=record["signature"], baselines=names)


def _line(id_: str, says: str, figures: Mapping[tuple[str, str], Figure]) -> str:
    if (id_, "namenorm") not in figures:
        raise ValueError(f"eval/results/latest.json has no figure {id_}: run python -m eval with all sets")
    own = figures[id_, "namenorm"]
    between = "-" if own.low is None else f"{number(own, own.low)} … {number(own, own.high)}"
    first, *others = (_cell(figures.get((id_, system))) for system in _SYSTEMS)
    return _row((_said(says, own.unit), f"`{id_}`", f"{own.n:,}", f"**{first}**", between, *others))


def _said(says: str, unit: str) -> str:
    return says if unit in ("share", "a page") else f"{says}, {unit}"


def _cell(figure: Figure | None) -> str:
    return "-" if figure is None else number(figure, figure.value)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
