"""Counts by measure, and the figures that they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from eval.bootstrap import Observation, Statistic, mean_over_persons, ratio, upper_bound
from eval.figure import Better, Figure, Kind, measured

SYSTEM = "namenorm"
WORDS = "per 1,000 words"
EDITS = "per 1,000 edits"
Counted = tuple[str, Observation]
"""An observation and the measure to which it belongs."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How observations become a figure: what it is called, which way is better, what it counts, by which statistic."""

    label: str
    better: Better = "higher"
    unit: str = "share"
    statistic: Statistic = ratio


def over_persons(label: str) -> Measure:
    """Return the measure of a share as the mean over persons."""
    return Measure(f"{label}, mean over persons", statistic=mean_over_persons)


def gathered(counted: Iterable[Counted]) -> dict[str, list[Observation]]:
    """Return the observations of each measure, in the order in which measures first occur."""
    held: dict[str, list[Observation]] = defaultdict(list)
    for name, one in counted:
        held[name].append(one)
    return held


def figure(id_: str, measure: Measure, observations: list[Observation]) -> Figure:
    """Return the figure of a measure; rewrites get the upper bound that their number allows."""
    if measure.unit == EDITS:
        return _of_edits(id_, measure, observations)
    kind = Kind(id_, measure.label, measure.better, measure.unit)
    return measured(kind, SYSTEM, observations, measure.statistic, 1000 if measure.unit == WORDS else 1)


def _of_edits(id_: str, measure: Measure, observations: list[Observation]) -> Figure:
    n, hits = len(observations), round(sum(one.hits for one in observations))
    value, high = (1000 * hits / n, 1000 * upper_bound(hits, n)) if n else (None, None)
    return Figure(id_, SYSTEM, n, value, 0.0 if n else None, high, EDITS, measure.better, measure.label)


def in_order(names: Iterable[str], first: Iterable[str]) -> list[str]:
    """Return the names of measures, those that a table lists in its order, then the others by the alphabet."""
    places = {name: place for place, name in enumerate(first)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))
