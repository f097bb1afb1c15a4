"""Figures of the sets that are looked at beside those of the sets that are not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.figure import Figure
from eval.table import at_most, is_none, number, value

GAP = 0.05
"""A share that is worse by more where nobody looks tells of a fault of the method."""
COLUMNS = ("measure", "n", "looked at", "n", "blind", "gap")
_MARK = " ◄"
_OF_A_PART = re.compile(r"\.(kind|type|origin|confidence)\.|\.raised$|^demetr\.[^.]+\.")


@dataclass(frozen=True, slots=True)
class Twin:
    """One measure on both sides; either may be missing."""

    looked_at: Figure | None
    blind: Figure | None

    @property
    def any(self) -> Figure:
        """The side that is there."""
        found = self.looked_at or self.blind
        assert found is not None
        return found

    @property
    def is_main(self) -> bool:
        """Whether it is a measure of its own, and not that of one kind, type, origin, language or bin."""
        return not _OF_A_PART.search(self.any.id)

    @property
    def gap(self) -> float | None:
        """How much better a measure is where people look; None where a side is missing or no way is better."""
        if self.looked_at is None or self.blind is None or self.any.better == "neither":
            return None
        ours, theirs = self.looked_at.value, self.blind.value
        if ours is None or theirs is None:
            return None
        return ours - theirs if self.any.better == "higher" else theirs - ours

    @property
    def is_wide(self) -> bool:
        """Whether a share is worse by more than five points where nobody looks."""
        return self.any.unit == "share" and self.gap is not None and self.gap > GAP


@dataclass(frozen=True, slots=True)
class Record:
    """A run: its measures, the signature of what was measured, and the hashes of the sets."""

    every: Sequence[Twin]
    signature: str
    sets: Mapping[str, str]


def twins(looked_at: Iterable[Figure], blind: Iterable[Figure]) -> list[Twin]:
    """Return the measures of both sides, each once, in the order in which the sides have them."""
    ours, theirs = ({one.id: one for one in side} for side in (looked_at, blind))
    order = list(ours)
    place = 0
    for id_ in theirs:
        if id_ in ours:
            place = order.index(id_) + 1
        else:
            order.insert(place, id_)
            place += 1
    return [Twin(ours.get(id_), theirs.get(id_)) for id_ in order]


def cells(twin: Twin) -> tuple[str, ...]:
    """Return the cells of a measure's line."""
    one = twin.any
    unit = "" if one.unit == "share" else f", {one.unit}"
    gap = "" if twin.gap is None else f"{100 * twin.gap:+.1f}" if one.unit == "share" else f"{twin.gap:+.2f}"
    return (f"{one.label}{unit}", *_side(twin.looked_at), *_side(twin.blind), gap + _MARK * twin.is_wide)


def _side(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "", "-"
    bound = "-"
    if is_none(figure) and figure.better == "lower":
        bound = at_most(figure)
    elif figure.unit == "per 1,000 edits" and figure.n:
        bound = f"≤ {number(figure, figure.high)}"
    return f"{figure.n:,}", value(figure) + (f" ({bound})" if bound != "-" else "")


def as_rich(record: Record, console: Console, every: bool = True) -> None:
    """Print a table to a terminal; without ``every``, the main measures, and exceptions where there were any."""
    table = Table(*COLUMNS, caption=record.signature, caption_justify="left")
    for one in record.every:
        if every or one.is_main or (one.any.id.endswith(".raised") and one.any.value):
            table.add_row(*cells(one))
    console.print(table)


def as_markdown(record: Record) -> str:
    """Return a Markdown table of the main measures, one of the parts of them, and the signature."""
    main = _table(one for one in record.every if one.is_main)
    parts = _table(one for one in record.every if not one.is_main)
    return f"{main}\nBy kind, type, origin, language and confidence:\n\n{parts}\n`{record.signature}`\n"


def _table(every: Iterable[Twin]) -> str:
    lines = ("| " + " | ".join(row) + " |\n" for row in (COLUMNS, *map(cells, every)))
    head, *rows = lines
    return "".join((head, "|---|--:|--:|--:|--:|--:|\n", *rows))


def as_json(record: Record) -> str:
    """Return the record of a run, one measure a line so that a difference can be read."""
    head = {"schema": "namenorm.blind/1", "signature": record.signature, "sets": record.sets}
    body = ",\n".join("  " + json.dumps(_to_dict(one), ensure_ascii=False) for one in record.every)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "measures": [\n' + body + "\n ]\n}\n"


def _to_dict(twin: Twin) -> dict[str, Any]:
    one = twin.any
    about = {"id": one.id, "label": one.label, "unit": one.unit, "better": one.better}
    return about | {name: _values(side) for name, side in (("looked_at", twin.looked_at), ("blind", twin.blind))}


def _values(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    rounded = {name: getattr(figure, name) for name in ("n", "value", "low", "high")}
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in rounded.items()}


def read_record(file: Path) -> Record:
    """Return the record that ``as_json`` wrote."""
    held = json.loads(file.read_text("utf-8"))
    return Record([_twin(one) for one in held["measures"]], held["signature"], held["sets"])


def _twin(row: Mapping[str, Any]) -> Twin:
    sides = (row["looked_at"], row["blind"])
    about = {name: row[name] for name in ("id", "unit", "better", "label")}
    return Twin(*(None if side is None else Figure(system="namenorm", **about, **side) for side in sides))
