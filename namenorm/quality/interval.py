"""The interval of a weighted sum of rare events."""

from __future__ import annotations

import math
from collections.abc import Sequence

_NORMAL = 1.959964
"""The normal quantile of a 95 % interval."""


def interval(weights: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of a sum of the weights of events that come independently of each other.

    The Poisson interval for the number of events, stretched about the weighted sum as Dobson, Kuulasmaa, Eberle and
    Scherer do it ("Confidence intervals for weighted sums of Poisson parameters", Statistics in Medicine 10, 1991).
    Without events it reaches from 0 to what the rarest chance allows of events of weight 1.

    Args:
        weights: Of each event; none is 0.
    """
    count, total = len(weights), sum(weights)
    low, high = _poisson(count)
    if not count:
        return 0.0, high
    stretch = math.sqrt(sum(one * one for one in weights) / count)
    return max(0.0, total + stretch * (low - count)), total + stretch * (high - count)


def _poisson(count: int) -> tuple[float, float]:
    """Return the exact (Garwood) 95 % interval of the mean of a count, quantiles by Wilson and Hilferty."""
    return (_gamma(count, -_NORMAL) if count else 0.0), _gamma(count + 1, _NORMAL)


def _gamma(shape: float, normal: float) -> float:
    """Return a quantile of the gamma distribution by that of the normal one; for shape 1 the exact upper one."""
    if shape == 1:
        return -math.log(0.025) if normal > 0 else -math.log(0.975)
    return shape * float((1 - 1 / (9 * shape) + normal / math.sqrt(9 * shape)) ** 3)
