"""Pairs with their scores, and the threshold that serves them best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.bootstrap import Observation
from eval.compare.pair import Pair
from eval.compare.systems import System


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair and how surely a system takes its names for one person's, 0 to 1."""

    pair: Pair
    score: float


def scored(system: System, pairs: Iterable[Pair], schema: str | None = None) -> list[Scored]:
    """Ask a system about pairs.

    Args:
        system: The system.
        pairs: The pairs.
        schema: What they name; None where the kind of each pair is its schema.
    """
    return [Scored(one, system.of(schema or one.kind)(one.a, one.b)) for one in pairs]


def best_threshold(found: Sequence[Scored]) -> float:
    """Return the score from which on pairs are taken for one, such that F1 is highest; of equals the strictest."""
    return max(sorted({one.score for one in found}), key=lambda least: (f1(found, least), least), default=0.5)


def strict_threshold(found: Sequence[Scored], least: Mapping[str, float]) -> float:
    """Return the strictest score from which on pairs are taken for one at which F1 is still high enough.

    Args:
        found: Pairs with their scores.
        least: The F1 that pairs of a kind must have; "" is all pairs. Where no threshold gives it, it is the best one.
    """
    some = {kind: [one for one in found if kind in ("", one.pair.kind)] for kind in least}
    enough = (
        score
        for score in sorted({one.score for one in found}, reverse=True)
        if all(f1(some[kind], score) >= most for kind, most in least.items())
    )
    return next(enough, best_threshold(found))


def f1(found: Iterable[Scored], least: float) -> float:
    """Return the harmonic mean of precision and recall at a threshold; 0 where nothing is right."""
    counted = f1_observations(found, least)
    size = sum(one.size for one in counted)
    return sum(one.hits for one in counted) / size if size else 0.0


def f1_observations(found: Iterable[Scored], least: float) -> list[Observation]:
    """Return the parts of F1, whose ratio it is: twice the pairs rightly found over these and all errors."""
    return [
        Observation(2.0 * (called and one.pair.same), float(called) + one.pair.same, None, one.pair.person)
        for one in found
        for called in (one.score >= least,)
    ]


def precision_observations(found: Iterable[Scored], least: float) -> list[Observation]:
    """Return of every pair that is taken for one whether it is."""
    return [Observation(float(one.pair.same), 1.0, None, one.pair.person) for one in found if one.score >= least]


def called(found: Iterable[Scored], least: float) -> list[Observation]:
    """Return of every pair whether it is taken for one."""
    return [Observation(float(one.score >= least), 1.0, None, one.pair.person) for one in found]
