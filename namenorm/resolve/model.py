"""The judgement: a logistic model over named features, read from a small file that a script trained."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from namenorm.errors import GazetteerError

_FILE = Path(__file__).parent / "decision.json"


@dataclass(frozen=True, slots=True)
class DecisionModel:
    """Weights of features in log-odds.

    Attributes:
        intercept: Log-odds where every feature is zero.
        weights: By feature.
        hash: Identifies the weights in a run's signature.
    """

    intercept: float
    weights: Mapping[str, float]
    hash: str

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds to the log-odds."""
        return {name: self.weights.get(name, 0.0) * value for name, value in features.items()}

    def odds(self, features: Mapping[str, float]) -> float:
        """Return the odds that a mention with these features stands for the candidate."""
        logit = self.intercept + sum(self.contributions(features).values())
        return math.exp(max(-30.0, min(30.0, logit)))


def shares(odds: list[float]) -> list[float]:
    """Turn the odds of competing candidates into probabilities that leave room for none of them being right.

    For one candidate this is its own probability; two that are each near certain have about a half each.
    """
    total = 1.0 + sum(odds)
    return [one / total for one in odds]


def load_model(path: Path | None = None) -> DecisionModel:
    """Read the weights that come with the package, or others.

    Raises:
        GazetteerError: If the file is missing or is no such model.
    """
    file = path or _FILE
    try:
        raw = file.read_bytes()
        parsed = json.loads(raw)
        return DecisionModel(float(parsed["intercept"]), dict(parsed["weights"]), hashlib.sha256(raw).hexdigest())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"no decision model at {file} ({error}): install namenorm again") from error
