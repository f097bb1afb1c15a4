"""The README's tables of how well it works, made from the committed results: ``python -m eval readme``.

Which rows they have is in ``readme.toml``; the numbers are those of ``results/latest.json`` and ``results/blind.json``
and of nothing else.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.blind.twins import Twin, cells, read_record
from eval.figure import Figure
from eval.table import interval, value

ROOT = Path(__file__).parent.parent
_ROWS = Path(__file__).parent / "readme.toml"
_RESULTS = Path(__file__).parent / "results" / "latest.json"
_BLIND = Path(__file__).parent / "results" / "blind.json"
_HEAD = "| what | figure | n | namenorm | 95 % interval | RapidFuzz | logic-v2 |\n|---|---|--:|--:|--:|--:|--:|\n"
_SYSTEMS = ("namenorm", "rapidfuzz", "nomenklatura")
_FOOT = """
Printed by `python -m eval` (signature `{signature}`), put here by `python -m eval readme`; - is not measured. The
baselines judge the same names, their thresholds chosen in their favour: {baselines}. Intervals are bootstrapped over
persons and documents. What each figure counts, and what is weak about each set, is in `eval/README.md`.
"""
_TWIN_HEAD = "| what | n | looked at | n | blind | gap |\n|---|--:|--:|--:|--:|--:|\n"
_TWIN_FOOT = """
Printed by `python -m eval blind` (signature `{signature}`), put here by `python -m eval readme`.
*Blind* are sets of the same kinds that nobody opens; a share that is worse there by more than five points is marked ◄.
"""


def filled(readme: str) -> str:
    """Return a README with the tables between its ``eval`` and ``blind`` markers.

    Raises:
        ValueError: If there are no such markers, or the results lack a figure that a table shows.
    """
    return _put(_put(readme, "eval", table(_RESULTS)), "blind", twin_table(_BLIND))


def _put(readme: str, name: str, content: str) -> str:
    place = re.compile(rf"(?<=<!-- {name}:begin -->\n).*?(?=<!-- {name}:end -->)", re.DOTALL)
    if not place.search(readme):
        raise ValueError(
            f"README.md has no lines <!-- {name}:begin --> and <!-- {name}:end -->: put them where the table belongs"
        )
    return place.sub(lambda _: content, readme)


def twin_table(results: Path) -> str:
    """Return the Markdown of the table of what was looked at and what was not.

    Raises:
        ValueError: If the record lacks a measure that the table shows.
    """
    record = read_record(results)
    by_id = {one.any.id: one for one in record.every}
    rows = tomllib.loads(_ROWS.read_text("utf-8"))["twin"]
    missing = [row["measure"] for row in rows if row["measure"] not in by_id]
    if missing:
        raise ValueError(f"eval/results/blind.json has no measure {missing[0]}: run python -m eval blind with all sets")
    lines = (_twin(by_id[row["measure"]], row["says"]) for row in rows)
    return _TWIN_HEAD + "".join(lines) + _TWIN_FOOT.format(signature=record.signature)


def _twin(twin: Twin, says: str) -> str:
    return _row((_said(says, twin.any.unit), *cells(twin)[1:]))


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
    first, *others = (_cell(figures.get((id_, system))) for system in _SYSTEMS)
    return _row((_said(says, own.unit), f"`{id_}`", f"{own.n:,}", f"**{first}**", interval(own), *others))


def _said(says: str, unit: str) -> str:
    return says if unit in ("share", "a page") else f"{says}, {unit}"


def _cell(figure: Figure | None) -> str:
    return "-" if figure is None else value(figure)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
