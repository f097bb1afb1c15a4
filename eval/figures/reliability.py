"""Whether a confidence means what it says: of the resolutions at 0.9, are nine in ten right?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import Page
from eval.systems import Run
from namenorm.values import Report, Resolution, Span

FEWEST = 50
"""Bins are merged until each holds so many."""
_EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A resolution with an entity whose truth is known.

    Attributes:
        confidence: What the system said, 0 to 1.
        right: Whether the entity is the person who is meant.
        outcome: The system's outcome.
        origin: ``pages`` for real pages, ``synthetic`` for those of ``eval.synthetic``.
        person: For resampling.
        document: For resampling.
    """

    confidence: float
    right: bool
    outcome: str
    origin: str
    person: str | None
    document: str


def figures(run: Run) -> Iterator[Figure]:
    """Yield the share right in each bin by outcome, and the mean distance of confidence and share right."""
    points = list(reliability_points(run))
    for outcome in ("matched", "suspected", "ambiguous"):
        for bin_ in bins([one for one in points if one.outcome == outcome]):
            yield _line(run.system, f"reliability.{outcome}", outcome, bin_)
    for origin in ("pages", "synthetic"):
        for bin_ in bins([one for one in points if one.origin == origin]):
            yield _line(run.system, f"reliability.{origin}", f"all outcomes, {origin}", bin_)
    if points:
        off = sum(len(bin_) * abs(_mean(bin_) - _right(bin_)) for bin_ in bins(points)) / len(points)
        label = "expected calibration error over these bins"
        yield Figure("reliability.error", run.system, len(points), off, None, None, "share", "lower", label)


def reliability_points(run: Run) -> Iterator[Point]:
    """Yield every resolution with an entity whose truth the data, the audit or the generator knows.

    Of the synthetic documents only those count in which something would be proposed: the spelling is a broken one.
    """
    for page, report in run.checked("artefacts", "wmt22", "english_news", "controls", "wmt23"):
        for one in report.resolutions:
            right = run.corpus.judge.resolution(page, one) if one.entity else None
            if right is not None:
                yield Point(one.confidence, right, one.outcome, "pages", _person(run, page, one), page.group)
    for example, report in zip(run.corpus.examples, run.examples, strict=True):
        resolution = _at(report, example.start, example.end)
        if example.broken and resolution is not None and resolution.entity is not None:
            right = resolution.entity.id == example.entity_id
            origin, groups = "synthetic", (example.person_group, example.document_group)
            yield Point(resolution.confidence, right, resolution.outcome, origin, *groups)


def bins(points: Sequence[Point], fewest: int = FEWEST) -> list[list[Point]]:
    """Divide points by confidence at fixed edges, neighbours merged until each bin holds enough.

    A short rest joins the last bin.
    """
    found: list[list[Point]] = []
    current: list[Point] = []
    for low, high in itertools.pairwise(_EDGES):
        current = current + [one for one in points if low <= one.confidence < high or one.confidence == high == 1.0]
        if len(current) >= fewest:
            found.append(current)
            current = []
    if current and found:
        found[-1] = found[-1] + current
        current = []
    return [*found, current] if current else found


def _person(run: Run, page: Page, one: Resolution) -> str | None:
    known = run.corpus.judge.at(page, Span(one.mention.start, one.mention.end))
    return known.person if known else (one.entity.id if one.entity else None)


def _at(report: Report, start: int, end: int) -> Resolution | None:
    overlapping = (one for one in report.resolutions if one.mention.start < end and start < one.mention.end)
    return next(overlapping, None)


def _line(system: str, id_: str, label: str, bin_: Sequence[Point]) -> Figure:
    low, high = min(one.confidence for one in bin_), max(one.confidence for one in bin_)
    text = f"{label}: right, at confidence {low:.2f} to {high:.2f}, mean {_mean(bin_):.3f}"
    kind = Kind(f"{id_}.{low:.2f}-{high:.2f}", text, "neither")
    return measured(kind, system, [Observation(one.right, 1, one.person, one.document) for one in bin_])


def _mean(points: Sequence[Point]) -> float:
    return sum(one.confidence for one in points) / len(points)


def _right(points: Sequence[Point]) -> float:
    return sum(one.right for one in points) / len(points)
