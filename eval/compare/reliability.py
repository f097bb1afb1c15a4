"""Whether a score means what it says: of the pairs at 0.9, are nine in ten one person?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation
from eval.compare.scored import Scored
from eval.figure import Figure, Kind, measured
from eval.figures.reliability import Point, bins


def reliability_figures(system: str, found: Sequence[Scored]) -> Iterator[Figure]:
    """Yield the share of one person in each bin of at least 50 pairs, and the largest distance to its mean score.

    They hold for the mixture of ``eval.compare.sets``: of three labelled pairs one is one person's, one is two people's
    whose names are close, one is drawn at random; and ``MIXED_IN`` look-alikes. Scripts are told apart as comparing
    can: a name in Han characters may be Japanese.
    """
    divided = bins([_point(one) for one in found])
    for bin_ in divided:
        yield _line(system, bin_)
    yield _largest(system, "all", "all scripts", divided)
    for kind in dict.fromkeys(map(_script, found)):
        some = [_point(one) for one in found if _script(one) == kind]
        yield _largest(system, kind, f"latin–{kind}", bins(some))


def _script(one: Scored) -> str:
    return "han" if one.pair.kind == "kanji" else one.pair.kind


def _point(one: Scored) -> Point:
    return Point(one.score, one.pair.same, "", one.pair.kind, None, one.pair.person)


def _line(system: str, bin_: Sequence[Point]) -> Figure:
    low, high = min(one.confidence for one in bin_), max(one.confidence for one in bin_)
    label = f"one person, at scores {low:.3f} to {high:.3f}, mean {_mean(bin_):.3f}"
    kind = Kind(f"compare.reliability.{low:.3f}-{high:.3f}", label, "neither")
    return measured(kind, system, [Observation(one.right, 1, None, one.document) for one in bin_])


def _largest(system: str, id_: str, label: str, divided: Sequence[Sequence[Point]]) -> Figure:
    gap = max((abs(_mean(bin_) - sum(one.right for one in bin_) / len(bin_)) for bin_ in divided), default=None)
    text = f"reliability, {label}: largest distance of a bin's mean score and its share of one person"
    count = sum(map(len, divided))
    return Figure(f"compare.reliability.{id_}.gap", system, count, gap, None, None, "share", "lower", text)


def _mean(points: Sequence[Point]) -> float:
    return sum(one.confidence for one in points) / len(points)
