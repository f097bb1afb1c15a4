"""WMT23 with its originals: whether each rendering of a person is told to be right or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.figures.flagged import is_flagged
from eval.load import Known
from eval.systems import Run
from namenorm.values import Report

_JUDGED = ("right", "wrong")


def figures(run: Run) -> Iterator[Figure]:
    """Yield F1 of the verdict "wrong", over mentions and over persons; its parts stand among ``wmt23_source.*``."""
    if not run.sourced:
        return
    renderings = [one for one in run.corpus.renderings if one.status in _JUDGED]
    mentions = Counter(one.person for one in renderings)
    for name, label, of_one in (
        ("source.verdict", "a rendering's verdict with the source, F1 over mentions", False),
        ("source.verdict.persons", "the same, each person counting once", True),
    ):
        rows = [_observed(run.sourced, one, mentions[one.person] if of_one else 1) for one in renderings]
        yield measured(Kind(name, label), run.system, rows)


def _observed(reports: Mapping[str, Report], known: Known, among: int) -> Observation:
    """Return what a rendering adds to F1: twice the hits, through that and all that is wrongly told or missed."""
    told = is_flagged(reports, known)
    hit, error = told and known.status == "wrong", told != (known.status == "wrong")
    return Observation(2 * hit / among, (2 * hit + error) / among, known.person, known.group)
