"""Bootstrap intervals that respect how the data hang together: by person and by document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing counted.

    Attributes:
        hits: What is counted of it: 1 or 0 for a share, flags for a rate.
        size: Of how much: 1 for a share, words or edits for a rate.
        person: Whom it is about; None where it is about nobody, and then persons are not resampled.
        document: Where it stands.
    """

    hits: float
    size: float
    person: str | None
    document: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval; all None where there is nothing to measure."""

    n: int
    value: float | None
    low: float | None
    high: float | None


Statistic = Callable[[Sequence[Observation], Array], Array]


def ratio(observations: Sequence[Observation], weights: Array) -> Array:
    """Return the sum of hits over the sum of sizes, for each row of weights of shape (replicates, observations)."""
    hits, size = _columns(observations)
    return _divide(weights @ hits, weights @ size)


def mean_over_persons(observations: Sequence[Observation], weights: Array) -> Array:
    """Return the mean of the persons' own ratios, so that somebody who is often named counts no more than another."""
    hits, size = _columns(observations)
    codes = _codes([one.person or one.document for one in observations])
    groups = np.eye(codes.max() + 1)[codes]
    sizes = (weights * size) @ groups
    rates = np.divide((weights * hits) @ groups, sizes, out=np.zeros_like(sizes), where=sizes > 0)
    # A person drawn twice counts twice, as in any bootstrap: its weight is the mean weight of its observations.
    drawn = np.where(sizes > 0, (weights @ groups) / groups.sum(axis=0), 0.0)
    return _divide((rates * drawn).sum(axis=1), drawn.sum(axis=1))


def quantile(share: float) -> Statistic:
    """Return a statistic that gives the weighted quantile of hits over documents, ``share`` from 0 to 1."""

    def statistic(observations: Sequence[Observation], weights: Array) -> Array:
        hits, _ = _columns(observations)
        order = np.argsort(hits, kind="stable")
        cumulated = np.cumsum(weights[:, order], axis=1)
        reached = cumulated >= share * cumulated[:, -1:] - 1e-9
        values: Array = hits[order][np.argmax(reached, axis=1)]
        return values

    return statistic


def estimate(
    observations: Sequence[Observation],
    statistic: Statistic = ratio,
    scale: float = 1.0,
    replicates: int = REPLICATES,
    seed: int = 1,
) -> Estimate:
    """Return a statistic of the observations with its 95 % percentile interval.

    Persons and documents are drawn with replacement and independently, and an observation weighs the product of both
    counts: the pigeonhole bootstrap (Owen 2007, Annals of Applied Statistics 1(2)), which is honest where the same
    person stands in many documents, and errs on the wide side. Same observations and seed, same interval. Where nothing
    was hit, all that is drawn is nought, and the upper end is that of Clopper and Pearson.

    Args:
        observations: What was counted.
        statistic: What to compute of them.
        scale: Factor for printing, such as 1000 for a rate in 1,000 words.
        replicates: How often to draw.
        seed: Of the drawing.
    """
    if not observations:
        return Estimate(0, None, None, None)
    value = float(statistic(observations, np.ones((1, len(observations))))[0])
    drawn = statistic(observations, _weights(observations, replicates, seed))
    drawn = drawn[np.isfinite(drawn)]
    if not np.isfinite(value) or drawn.size == 0:
        return Estimate(len(observations), None, None, None)
    if statistic in (ratio, mean_over_persons) and not any(one.hits for one in observations):
        return Estimate(len(observations), 0.0, 0.0, upper_bound(0, _trials(observations, statistic)) * scale)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(len(observations), value * scale, float(low) * scale, float(high) * scale)


def _trials(observations: Sequence[Observation], statistic: Statistic) -> int:
    """Return how often something could have been hit that never was: in what was counted, or in persons."""
    if statistic is mean_over_persons:
        return len({one.person or one.document for one in observations})
    return max(1, int(sum(one.size for one in observations)))


def upper_bound(hits: int, n: int, error: float = 0.05) -> float:
    """Return the upper end of the one-sided 95 % interval of Clopper and Pearson for ``hits`` of ``n``.

    For no hits it is nearly 3 / n, the rule of three.
    """
    if hits >= n:
        return 1.0
    low, high = hits / n, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(hits, n, middle) > error else (low, middle)
    return high


def _at_most(hits: int, n: int, share: float) -> float:
    """Return the probability of at most so many hits of ``n`` at a share between 0 and 1."""
    return sum(_exactly(number, n, share) for number in range(hits + 1))


def _exactly(hits: int, n: int, share: float) -> float:
    if share <= 0 or share >= 1:
        return float(hits == (0 if share <= 0 else n))
    ways = lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1)
    return exp(ways + hits * log(share) + (n - hits) * log(1 - share))


def _weights(observations: Sequence[Observation], replicates: int, seed: int) -> Array:
    random = np.random.default_rng(seed)
    weights = _drawn(random, [one.document for one in observations], replicates)
    if any(one.person is not None for one in observations):
        weights = weights * _drawn(random, [one.person or one.document for one in observations], replicates)
    return weights


def _drawn(random: np.random.Generator, groups: list[str], replicates: int) -> Array:
    codes = _codes(groups)
    count = int(codes.max()) + 1
    counts = random.multinomial(count, np.full(count, 1 / count), size=replicates)
    return np.asarray(counts[:, codes], dtype=np.float64)


def _codes(groups: Sequence[str]) -> npt.NDArray[np.intp]:
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    return np.array([numbers[group] for group in groups], dtype=np.intp)


def _columns(observations: Sequence[Observation]) -> tuple[Array, Array]:
    return np.array([one.hits for one in observations], float), np.array([one.size for one in observations], float)


def _divide(above: Array, below: Array) -> Array:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
