"""What each mechanism carries: the measures with all of them, less the measures without the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.blind.counted import WORDS
from eval.blind.switches import SWITCHES
from eval.blind.twins import Twin
from eval.figure import Figure

MEASURES: Mapping[str, str] = {
    "artefacts.persons.named": "artefacts, persons named",
    "artefacts.things.named": "artefacts, other things named",
    "artefacts.controls.flags": "controls, flags",
    "news.zh.without.wrong.named": "news alone, wrong named",
    "news.zh.without.right.false": "news alone, right flagged",
    "news.zh.with.wrong.named": "news with original, wrong named",
    "news.zh.with.right.false": "news with original, right flagged",
    "news.zh.with.elsewhere": "news with original, flags elsewhere",
    "false.wmt22.flags": "WMT22, flags",
}
"""The measures of the table, with what stands at the head of their columns."""


def head(whole: Sequence[Twin]) -> str:
    """Return the head of the table: its measures, and over how many observations they are on either side."""
    every = _by_id(whole)
    columns = ["mechanism", *(f"{says} (n {_sizes(every[id_])})" for id_, says in MEASURES.items() if id_ in every)]
    return "| " + " | ".join(columns) + " |\n|---|" + "--:|" * (len(columns) - 1)


def row(name: str, whole: Sequence[Twin], without: Sequence[Twin]) -> str:
    """Return what a mechanism carries on either side: so many names of a share, flags in 1,000 words of a rate."""
    every, left = _by_id(whole), _by_id(without)
    says = SWITCHES[name].says if name in SWITCHES else "findings of this code"
    values = (_carried(every[id_], left[id_]) for id_ in MEASURES if id_ in every)
    return "| " + " | ".join((f"`{name}`, {says}", *values)) + " |"


def _by_id(every: Sequence[Twin]) -> dict[str, Twin]:
    return {one.any.id: one for one in every}


def _sizes(twin: Twin) -> str:
    return " / ".join(f"{one.n:,}" if one else "-" for one in (twin.looked_at, twin.blind))


def _carried(whole: Twin, without: Twin) -> str:
    """Return what a mechanism carries where people look, and where they do not."""
    sides = ((whole.looked_at, without.looked_at), (whole.blind, without.blind))
    return " / ".join(_difference(*side) for side in sides)


def _difference(whole: Figure | None, without: Figure | None) -> str:
    if whole is None or without is None or whole.value is None or without.value is None:
        return "-"
    if whole.unit == WORDS:
        change = round(whole.value - without.value, 2)
        return f"{change:+.2f}" if change else "0"
    hits = round(whole.n * whole.value) - round(without.n * without.value)
    return f"{hits:+d}" if hits else "0"
