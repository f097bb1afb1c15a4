"""Broken names on real machine-translated pages: how many are flagged, and how many get the right name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Figure, Kind, measured
from eval.judge import name_flags
from eval.load import Known
from eval.systems import Run
from namenorm.values import Finding

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
    flagged, named = [], []
    for record in records:
        flags = flags_on(run, record)
        right = any(run.corpus.judge.identity.is_right(record, one.entity, one.suggestion) for one in flags)
        flagged.append(Observation(bool(flags), 1, record.person, record.group))
        named.append(Observation(right, 1, record.person, record.group))
    return {"flagged": flagged, "named": named}


def flags_on(run: Run, record: Known) -> list[Finding]:
    """Return the name findings that overlap any place at which a record's surface stands."""
    flags = name_flags(run.reports[record.page])
    return [one for one in flags if any(span.overlaps(one) for span in record.spans)]
