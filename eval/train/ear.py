"""What it is worth that the name model hears two names alike, beside everything else that a comparison knows.

Fitted after the weights, on labelled pairs in two scripts of the half for development: a logistic regression on the
log-odds of the comparison and on what is heard, of which the second's weight is given in units of the first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from eval.compare.persons import LATIN
from eval.compare.sets import labelled
from namenorm.matching.comparer import Comparer

_SHARE = 32  # of 256 persons


def ear_weight(folder: Path, comparer: Comparer) -> float:
    """Return the weight of ``model`` in ``weights.json``, in log-odds for a pair that is heard alike for certain.

    Args:
        folder: The evaluation data.
        comparer: With an ear, and without the book's facts.
    """
    pairs = [one for one in labelled(folder, False) if one.kind != LATIN and one.audible and _drawn(one.person)]
    told = [comparer.compare(one.a, one.b, "person") for one in pairs]
    heard = np.array([float(next((e.detail for e in one.evidence if e.kind == "model"), 0)) for one in told])
    logits = np.array([sum(e.weight for e in one.evidence) + sum(p.weight for p in one.alignment) for one in told])
    signs = np.array([1.0 if one.same else -1.0 for one in pairs])
    table = np.stack([logits, np.ones(len(pairs)), heard], axis=1)
    found = minimize(lambda weights: np.logaddexp(0, -signs * (table @ weights)).sum(), np.array([1.0, 0.0, 0.0]))
    slope, _, weight = found.x
    return float(max(0.0, weight / slope))


def _drawn(person: str) -> bool:
    return hashlib.sha256(person.encode()).digest()[1] < _SHARE
