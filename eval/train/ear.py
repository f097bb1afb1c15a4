"""What it is worth that the name model hears two names alike, beside everything else that a comparison knows.

Chosen after the weights and the curves, on labelled pairs in two scripts of the half for development: the weight with
which the probabilities of the comparison are likeliest.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from eval.compare.persons import LATIN
from eval.compare.sets import labelled
from namenorm.matching.comparer import Comparer
from namenorm.matching.model import judges
from namenorm.matching.scripts import pairing, script_of

_SHARE = 32  # of 256 persons
_WEIGHTS = np.arange(0.0, 6.01, 0.25)


def ear_weight(folder: Path, comparer: Comparer) -> float:
    """Return the weight of ``model`` in ``weights.json``, in log-odds for a pair that is heard alike for certain.

    Args:
        folder: The evaluation data.
        comparer: With an ear, and without the book's facts.
    """
    cases = []
    for one in labelled(folder, False):
        if one.kind != LATIN and hashlib.sha256(one.person.encode()).digest()[1] < _SHARE:
            told = comparer.compare(one.a, one.b, "person")
            heard = float(next((line.detail for line in told.evidence if line.kind == "model"), 0))
            rest = sum(line.weight for line in told.evidence if line.kind != "model")
            logit = rest + sum(line.weight for line in told.alignment)
            cases.append((logit, heard, pairing("latin", script_of(one.b), ("", "")), one.same))
    judge = judges()["person"]

    def likely(weight: float) -> float:
        odds = [(judge.probability(logit + weight * heard, by), same) for logit, heard, by, same in cases]
        return float(sum(np.log(one if same else 1 - one) for one, same in odds))

    return float(max(_WEIGHTS, key=likely))
