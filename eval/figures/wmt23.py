"""Ten systems' translations of WMT23 news: which renderings of persons are flagged, the wrong and the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Better, Figure, Kind, measured
from eval.figures.flagged import is_flagged, is_named
from eval.load import Known
from eval.systems import Run
from namenorm.values import Report

_STATUS: tuple[tuple[str, Better], ...] = (("wrong", "higher"), ("partial", "neither"), ("right", "lower"))


def figures(run: Run) -> Iterator[Figure]:
    """Yield the share flagged by status, and wrong ones rightly named; without and with the source."""
    yield from _figures(run, run.reports, "wmt23", "translation alone")
    if run.sourced:
        yield from _figures(run, run.sourced, "wmt23_source", "with the source")


def _figures(run: Run, reports: Mapping[str, Report], name: str, how: str) -> Iterator[Figure]:
    for status, better in _STATUS:
        renderings = [one for one in run.corpus.renderings if one.status == status]
        yield from _lines(
            run, reports, renderings, Kind(f"{name}.{status}.flagged", f"{status} renderings flagged, {how}", better)
        )
    wrong = [one for one in run.corpus.renderings if one.status == "wrong"]
    named = [Observation(is_named(run.corpus.judge.identity, reports, one), 1, one.person, one.group) for one in wrong]
    label = f"wrong renderings given the right name, {how}"
    yield from _two(Kind(f"{name}.wrong.named", label), run.system, named)
    known = [seen for one, seen in zip(wrong, named, strict=True) if run.corpus.judge.identity.of(one)]
    yield from _two(Kind(f"{name}.wrong.named.known", f"{label}, in the book"), run.system, known)


def _lines(run: Run, reports: Mapping[str, Report], renderings: Sequence[Known], kind: Kind) -> Iterator[Figure]:
    observations = [Observation(is_flagged(reports, one), 1, one.person, one.group) for one in renderings]
    yield from _two(kind, run.system, observations)


def _two(kind: Kind, system: str, observations: Sequence[Observation]) -> Iterator[Figure]:
    yield measured(kind, system, observations)
    over = Kind(f"{kind.id}.persons", f"{kind.label}, mean over persons", kind.better)
    yield measured(over, system, observations, mean_over_persons)
