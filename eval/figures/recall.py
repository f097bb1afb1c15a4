"""Candidates apart from the decision: is the right person among the first 1, 5, 20 that a spelling calls up?"""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Figure, Kind, measured
from eval.load import Known
from eval.systems import Run

DEEPEST = 20


def figures(run: Run) -> Iterator[Figure]:
    """Yield recall over broken names of persons in the book; each spelling of a person counts once."""
    identity = run.corpus.judge.identity
    records: dict[tuple[str, str], Known] = {}
    for one in (*run.corpus.artefacts, *run.corpus.renderings):
        if one.status == "wrong" and identity.of(one):
            records.setdefault((one.person, one.surface), one)
    ranks = {place: _rank(run, one) for place, one in records.items()}
    for depth in (1, 5, DEEPEST):
        seen = [Observation(ranks[place] <= depth, 1, one.person, one.group) for place, one in records.items()]
        kind = Kind(f"recall.{depth}", f"candidate recall at {depth}")
        yield measured(kind, run.system, seen)
        yield measured(
            Kind(f"{kind.id}.persons", f"{kind.label}, mean over persons"), run.system, seen, mean_over_persons
        )


def _rank(run: Run, record: Known) -> int:
    right = run.corpus.judge.identity.of(record)
    found = [one.entity_id for one in run.lookup(record.surface, DEEPEST)]
    return next((place for place, id_ in enumerate(found, 1) if id_ in right), DEEPEST + 1)
