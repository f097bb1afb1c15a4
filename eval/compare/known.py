"""Pairs of names of public figures, written by hand."""

from __future__ import annotations

from pathlib import Path

import yaml

from eval.compare.pair import Pair

_FILE = Path(__file__).parent / "known.yaml"


def known(file: Path = _FILE) -> tuple[Pair, ...]:
    """Return the pairs of ``known.yaml``; ``way`` is how they differ."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    return tuple(
        Pair(a, b, answer == "same", "", way, a)
        for answer, groups in rows.items()
        for way, pairs in groups.items()
        for a, b in pairs
    )
