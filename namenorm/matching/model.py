"""The judgement: logistic models over the features, and what their log-odds are worth as probabilities.

``weights.json`` is written by ``python -m eval.train.compare`` and is made to be read.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple

from namenorm.errors import GazetteerError
from namenorm.matching.features import FEATURES

FILE = Path(__file__).parent / "weights.json"
FACTS = ("book-same", "book-derived", "book-perhaps", "book-others", "book-apart", "model")
"""What is weighed beside the names themselves: what the book says of them, and the name model."""


class Curve(NamedTuple):
    """From log-odds to a probability that means what it says, ever rising.

    Names that have nothing in common are one person's now and then, and equal ones two people's: a stage name, a
    namesake. So it starts above 0 and ends below 1.

    Attributes:
        logits: Log-odds at which it is known.
        worth: The probability there.
    """

    logits: tuple[float, ...]
    worth: tuple[float, ...]

    def at(self, logit: float) -> float:
        """Return the probability: linear between the knots, level beyond them."""
        logits, worth = self
        place = bisect_right(logits, logit)
        if place == 0:
            return worth[0]
        if place == len(logits):
            return worth[-1]
        low = logits[place - 1]
        share = (logit - low) / (logits[place] - low)
        return worth[place - 1] + share * (worth[place] - worth[place - 1])


@dataclass(frozen=True, slots=True)
class Judge:
    """One judgement, of persons or of organisations.

    Attributes:
        intercept: Log-odds where every feature is zero.
        weights: Of the features, in the order of ``FEATURES``.
        facts: Weights of ``FACTS`` by name.
        curves: By pairing of scripts, what log-odds are worth; that of "" where none has its name.
    """

    intercept: float
    weights: tuple[float, ...]
    facts: Mapping[str, float]
    curves: Mapping[str, Curve]

    def logit(self, values: Sequence[float]) -> float:
        """Return the log-odds of a vector of features."""
        return sum(map(mul, self.weights, values), self.intercept)

    def probability(self, logit: float, pairing: str = "") -> float:
        """Return what log-odds are worth between two scripts, see ``scripts.pairing``."""
        return (self.curves.get(pairing) or self.curves[""]).at(logit)


@cache
def judges() -> Mapping[str, Judge]:
    """Return the bundled judgements by kind of name, read once a process.

    Raises:
        GazetteerError: If the file of weights is missing or names other features.
    """
    try:
        held = json.loads(FILE.read_text("utf-8"))
        return {kind: _judge(one) for kind, one in held.items()}
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(f"the weights of the comparison at {FILE} cannot be read: {error!r}") from error


def _judge(held: Mapping[str, Any]) -> Judge:
    weights = held["weights"]
    unknown = weights.keys() - set(FEATURES)
    if unknown:
        raise ValueError(f"no features are called {', '.join(sorted(unknown))}")
    return Judge(
        held["intercept"],
        tuple(weights.get(name, 0.0) for name in FEATURES),
        held["facts"],
        {pairing: Curve(*map(tuple, zip(*knots, strict=True))) for pairing, knots in held["calibration"].items()},
    )
