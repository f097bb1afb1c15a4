"""The judgements: logistic models over named features, read from one small file that a script trained."""

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
class Logistic:
    """Weights of features in log-odds.

    Attributes:
        intercept: Log-odds where every feature is zero.
        weights: By feature.
    """

    intercept: float
    weights: Mapping[str, float]

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds to the log-odds."""
        return {name: self.weights.get(name, 0.0) * value for name, value in features.items()}

    def odds(self, features: Mapping[str, float]) -> float:
        """Return the odds of what is judged, given these features."""
        weight = self.weights.get
        logit = self.intercept + sum([weight(name, 0.0) * value for name, value in features.items()])
        return math.exp(max(-30.0, min(30.0, logit)))

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, of what is judged."""
        odds = self.odds(features)
        return odds / (1.0 + odds)


@dataclass(frozen=True, slots=True)
class Models:
    """The judgements of a check.

    Attributes:
        candidate: That a mention stands for a candidate of the book.
        unlisted: That a name in pinyin, of somebody whom the book does not know, is not how the bearer spells it.
        speaker: That a name in pinyin is the Chinese name of a foreigner who was introduced under the own one.
        hash: Identifies all weights in a run's signature.
    """

    candidate: Logistic
    unlisted: Logistic
    speaker: Logistic
    hash: str


def shares(odds: list[float]) -> list[float]:
    """Turn the odds of competing candidates into probabilities that leave room for none of them being right.

    For one candidate this is its own probability; two that are each near certain have about a half each.
    """
    total = 1.0 + sum(odds)
    return [one / total for one in odds]


def load_models(path: Path | None = None) -> Models:
    """Read the weights that come with the package, or others.

    Raises:
        GazetteerError: If the file is missing or holds no such models.
    """
    file = path or _FILE
    try:
        raw = file.read_bytes()
        parsed = json.loads(raw)
        made = {name: _logistic(parsed[name]) for name in ("candidate", "unlisted", "speaker")}
        return Models(**made, hash=hashlib.sha256(raw).hexdigest())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"no decision model at {file} ({error}): install namenorm again") from error


def _logistic(parsed: Mapping[str, object]) -> Logistic:
    weights = parsed["weights"]
    if not isinstance(weights, dict):
        raise ValueError("weights are no mapping")
    return Logistic(float(str(parsed["intercept"])), {str(name): float(value) for name, value in weights.items()})
