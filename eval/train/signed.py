"""A logistic model whose weights keep the signs that their meaning gives them.

What speaks for a candidate never speaks against one because a few pages happened to combine it with something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
_MOST_STEPS = 2000


def fit_signed(
    matrix: Floats, right: Floats, shares: Floats, signs: Sequence[int], strength: float
) -> tuple[float, Floats]:
    """Return intercept and weights that minimise the weighted log loss and the penalty on squared weights.

    Args:
        matrix: A row an example, a column a feature.
        right: 1.0 for a right example, 0.0 for another.
        shares: How much each example counts.
        signs: For each feature, 1 if its weight may not be negative, -1 if it may not be positive, 0 if it may be both.
        strength: Inverse of the penalty, as ``C`` of scikit-learn's logistic regression.
    """

    def loss(weights: Floats) -> tuple[float, Floats]:
        logits = weights[0] + matrix @ weights[1:]
        # log(1 + exp(x)) - y x, without overflow
        costs = np.logaddexp(0.0, logits) - right * logits
        slopes = shares * (1.0 / (1.0 + np.exp(-logits)) - right)
        penalty = weights[1:] @ weights[1:] / (2.0 * strength)
        gradient = np.concatenate(([slopes.sum()], matrix.T @ slopes + weights[1:] / strength))
        return float(shares @ costs + penalty), gradient

    bounds = [(None, None), *({1: (0.0, None), -1: (None, 0.0)}.get(sign, (None, None)) for sign in signs)]
    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": _MOST_STEPS})
    return float(found.x[0]), found.x[1:]


def signs_of(names: Sequence[str], against: frozenset[str], either: frozenset[str]) -> list[int]:
    """Return the sign of each feature: what is neither against nor either speaks for."""
    table: Mapping[str, int] = {**dict.fromkeys(against, -1), **dict.fromkeys(either, 0)}
    return [table.get(name, 1) for name in names]
