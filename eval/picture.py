"""The reliability picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.figures.reliability import Point, bins


def draw_reliability(points: Sequence[Point], file: Path) -> None:
    """Draw confidence against the share right, one line an outcome, as SVG; identical points give identical bytes.

    Raises:
        ImportError: Where matplotlib is not installed (``pip install '.[eval]'``).
    """
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "namenorm"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.8", linewidth=1)
    for outcome in dict.fromkeys(one.outcome for one in points):
        binned = bins([one for one in points if one.outcome == outcome])
        said = [sum(one.confidence for one in group) / len(group) for group in binned]
        right = [sum(one.right for one in group) / len(group) for group in binned]
        axes.scatter(
            said, right, s=[20 + len(group) / 4 for group in binned], label=f"{outcome} ({sum(map(len, binned))})"
        )
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="confidence", ylabel="share right")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
