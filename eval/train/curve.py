"""From log-odds to probabilities that mean what they say: a smooth curve that never falls, fitted to held-out pairs.

The curve is a level, and steps of a logistic shape at every half of log-odds, each at least 0 and all together at most
1: a monotone regression with splines (Ramsay 1988), whose neighbouring steps are held alike. The likelihood is convex
in the steps, so there is one best curve.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
_AT = np.arange(-5.0, 6.01, 0.5)
_STEEPNESS = 3.0
_SMOOTH, _ENDS, _END = 0.3, 0.02, -3.0  # penalties; the log-share of what lies below the lowest and above the highest
_KNOTS = np.arange(-6.0, 7.01, 0.5)
_TINY = 1e-6


def curve(found: Floats, same: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Return knots, log-odds with probabilities, both rising; between them a line is near enough.

    Args:
        found: Log-odds of pairs by weights that were not learned from them.
        same: Whether each pair is one.
    """
    steps, right = _steps(found), same.astype(float)

    def loss(heights: Floats) -> tuple[float, Floats]:
        shares = _shares(heights)
        odds = np.clip(steps @ shares, _TINY, 1 - _TINY)
        pull = -(right / odds - (1 - right) / (1 - odds)) @ steps
        slope = shares * (pull - pull @ shares)
        unlike, ends = np.diff(heights[1:-1]), heights[[0, -1]] - _END
        slope[2:-1] += _SMOOTH * unlike
        slope[1:-2] -= _SMOOTH * unlike
        slope[[0, -1]] += _ENDS * ends
        missed = -(right * np.log(odds) + (1 - right) * np.log(1 - odds)).sum()
        return float(missed + _SMOOTH / 2 * (unlike**2).sum() + _ENDS / 2 * (ends**2).sum()), slope

    start = np.r_[_END, np.zeros(len(_AT)), _END]
    best = _steps(_KNOTS) @ _shares(minimize(loss, start, jac=True, method="L-BFGS-B").x)
    return [(float(at), round(float(worth), 4)) for at, worth in zip(_KNOTS, best, strict=True)]


def _steps(found: Floats) -> Floats:
    rising: Floats = 1 / (1 + np.exp(-_STEEPNESS * (found[:, None] - _AT[None, :])))
    steps: Floats = np.hstack([np.ones((len(found), 1)), rising, np.zeros((len(found), 1))])
    return steps


def _shares(heights: Floats) -> Floats:
    shares: Floats = np.exp(heights - heights.max())
    shares /= shares.sum()
    return shares
