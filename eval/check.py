"""Compares a run with the committed one and names what became worse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval.figure import Figure

RESULTS = Path(__file__).parent / "results"
TOLERANCE = 1e-3
"""A drop that rounding explains is none; the runs themselves are deterministic."""


def committed(file: Path = RESULTS / "latest.json") -> dict[str, Any]:
    """Return the committed record, empty where there is none."""
    record: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return record


def drops(figures: Iterable[Figure], before: Mapping[str, Any], system: str = "namenorm") -> list[str]:
    """Return one line for each figure of a system that is worse than in the record, and each that went missing.

    A figure of which only the number of observations changed is compared all the same: it is named in the line.
    """
    now = {one.id: one for one in figures if one.system == system}
    lines = []
    for old in before.get("figures", ()):
        if old["system"] != system or old["better"] == "neither" or old["value"] is None:
            continue
        new = now.get(old["id"])
        if new is None or new.value is None:
            lines.append(f"{old['id']}: was {old['value']} (n={old['n']}), now not measured")
        elif _loss(new, old["value"]) > TOLERANCE:
            lines.append(f"{old['id']}: was {old['value']} (n={old['n']}), now {new.value:.4f} (n={new.n})")
    return lines


def _loss(new: Figure, old: float) -> float:
    assert new.value is not None
    return old - new.value if new.better == "higher" else new.value - old
