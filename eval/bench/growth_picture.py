"""The picture of the index's growth."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PANES = (
    ("compile_cpu_s", "compile: s of processor time"),
    ("size_mb", "size: MB"),
    ("exact_us", "exact look-up: µs"),
    ("near_ms", "near look-up (blue), RapidFuzz (grey): ms"),
    ("scan_ms", "scan of a 5 KB page: ms"),
    ("own_memory_mb", "memory of its own: MB"),
)
_BESIDE = {"near_ms": "rapidfuzz_ms"}


def draw_growth(measured: Mapping[int, Mapping[str, Any]], file: Path) -> None:
    """Draw the figures against the number of entities, both axes by powers of ten, as SVG.

    Raises:
        ImportError: Where matplotlib is not installed (``pip install '.[eval]'``).
    """
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "namenorm"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(2, 3, figsize=(11, 6), layout="constrained")
    for pane, (name, says) in zip(axes.flat, _PANES, strict=True):
        for one, colour in ((_BESIDE.get(name, ""), "0.6"), (name, "C0")):
            told = [(size, figures[one]) for size, figures in measured.items() if one in figures]
            if told:
                pane.plot(*zip(*told, strict=True), marker="o", color=colour)
        pane.set(xscale="log", yscale="log", title=says)
    for pane in axes[-1]:
        pane.set_xlabel("entities")
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
