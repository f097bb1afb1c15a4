"""What an editor meets on a page: how many flags, and how many of the first are right."""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation, quantile
from eval.figure import Figure, Kind, measured
from eval.judge import name_flags, ranked
from eval.systems import Run

_SETS = {"wmt23": "WMT23 systems' pages", "artefacts": "artefact pages"}


def figures(run: Run) -> Iterator[Figure]:
    """Yield name flags a page, median and 90th percentile, and the precision of the first 1, 3 and 5 of a page."""
    for name, label in _SETS.items():
        counts = [Observation(len(name_flags(report)), 1, None, page.group) for page, report in run.checked(name)]
        for share, word in ((0.5, "median"), (0.9, "90th percentile")):
            kind = Kind(f"page.{name}.{word.split()[0]}", f"name flags a page, {word}, {label}", "neither", "a page")
            yield measured(kind, run.system, counts, quantile(share))
    for first in (1, 3, 5):
        kind = Kind(f"precision.first{first}", f"precision of a page's first {first} (WMT23 and controls)")
        yield measured(kind, run.system, list(_first(run, first)))


def _first(run: Run, count: int) -> Iterator[Observation]:
    """Yield one observation a page that has flags; unjudged counts as wrong, unclear not at all."""
    for page, report in run.checked("wmt23", "controls"):
        verdicts = [run.corpus.judge.flag(page, one) for one in ranked(name_flags(report))[:count]]
        judged = [one for one in verdicts if one != "unclear"]
        if judged:
            yield Observation(judged.count("right"), len(judged), None, page.group)
