"""How many of the persons that are measured the book knows at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import Known
from eval.systems import Run


def figures(run: Run) -> Iterator[Figure]:
    """Yield the share of distinct persons whom the book knows, of the artefact records and of WMT23."""
    if run.system != "namenorm":
        return
    for name, label, records in (
        ("artefacts", "persons of the artefacts", run.corpus.artefacts),
        ("wmt23", "persons of WMT23", run.corpus.renderings),
    ):
        kind = Kind(f"coverage.{name}", f"{label} whom the book knows, each once")
        yield measured(kind, run.system, _known(run, records))


def _known(run: Run, records: Sequence[Known]) -> list[Observation]:
    persons: dict[str, Known] = {}
    for one in records:
        persons.setdefault(one.person, one)
    identity = run.corpus.judge.identity
    return [Observation(bool(identity.of(one)), 1, one.person, one.person) for one in persons.values()]
