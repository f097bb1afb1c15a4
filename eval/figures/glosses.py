"""Glosses, 戴博（Robert Daly）: how many of those that a person read are listed, and how much of the list is right."""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.systems import Run


def figures(run: Run) -> Iterator[Figure]:
    """Yield the share of the glosses that is listed, and the share of the list that is right."""
    listed: list[Observation] = []
    right: list[Observation] = []
    for one in run.corpus.glossed if run.mined else ():
        found = {(gloss.native, gloss.latin) for gloss in run.mined[one.document.id].glosses}
        listed += [Observation(pair in found, 1, None, one.document.id) for pair in sorted(one.pairs)]
        right += [Observation(pair in one.pairs, 1, None, one.document.id) for pair in sorted(found)]
    yield measured(Kind("glosses.listed", "glosses in originals and on pages: listed"), run.system, listed)
    yield measured(Kind("glosses.right", "glosses listed: one name, whole and right"), run.system, right)
