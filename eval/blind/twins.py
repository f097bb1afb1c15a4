"""Figures of the sets that are looked at beside those of the sets that are not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.figure import Figure
from eval.table import number

GAP = 0.05
"""A share that is worse by more where nobody looks tells of a fault of the method."""
COLUMNS = ("measure", "n", "looked at", "n", "blind", "gap")
_MARK = " ◄"


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
    bound = f" (≤ {number(figure, figure.high)})" if figure.unit == "per 1,000 edits" and figure.n else ""
    return f"{figure.n:,}", number(figure, figure.value) + bound


def as_rich(record: Record, console: Console) -> None:
    """Print a table to a terminal."""
    table = Table(*COLUMNS, caption=record.signature, caption_justify="left")
    for one in record.every:
        table.add_row(*cells(one))
    console.print(table)


def as_markdown(record: Record) -> str:
    """Return a Markdown table with the signature below it."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---|--:|--:|--:|--:|--:|"]
    lines += ["| " + " | ".join(cells(one)) + " |" for one in record.every]
    return "\n".join((*lines, "", f"`{record.signature}`", ""))


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
