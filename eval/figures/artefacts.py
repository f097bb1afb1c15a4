"""Broken names on real machine-translated pages: how many are flagged, and how many get the right name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Figure, Kind, measured
from eval.figures.flagged import is_flagged, is_named
from eval.load import Known
from eval.systems import Run

FEWEST = 5
"""Kinds with fewer records get no line of their own."""


def figures(run: Run) -> Iterator[Figure]:
    """Yield flagged and rightly named: over all, by whether the book knows the person, and by kind."""
    identity = run.corpus.judge.identity
    records = run.corpus.artefacts
    known = [one for one in records if identity.of(one)]
    unknown = [one for one in records if not identity.of(one)]
    yield from _both(run, "all", "persons of the artefacts", records)
    yield from _both(run, "known", "of these, in the book", known)
    yield from _both(run, "unknown", "of these, not in the book", unknown)
    for kind in dict.fromkeys(one.kind for one in records):
        of_kind = [one for one in records if one.kind == kind]
        if len(of_kind) >= FEWEST:
            yield from _over_records(run, kind, f"kind {kind}", of_kind)


def _both(run: Run, part: str, label: str, records: Sequence[Known]) -> Iterator[Figure]:
    yield from _over_records(run, part, label, records)
    for what, observations in _counted(run, records).items():
        kind = Kind(f"artefacts.{what}.{part}.persons", f"{label}: {what}, mean over persons")
        yield measured(kind, run.system, observations, mean_over_persons)


def _over_records(run: Run, part: str, label: str, records: Sequence[Known]) -> Iterator[Figure]:
    for what, observations in _counted(run, records).items():
        yield measured(Kind(f"artefacts.{what}.{part}", f"{label}: {what}"), run.system, observations)


def _counted(run: Run, records: Sequence[Known]) -> dict[str, list[Observation]]:
    identity = run.corpus.judge.identity
    flagged = [_seen(one, is_flagged(run.reports, one)) for one in records]
    return {"flagged": flagged, "named": [_seen(one, is_named(identity, run.reports, one)) for one in records]}


def _seen(record: Known, hit: bool) -> Observation:
    return Observation(hit, 1, record.person, record.group)
