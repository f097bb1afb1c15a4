"""Which of the proposed spellings is likeliest, all told: both ways through the model, and how common the name is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from namenorm.transliterate.known import LEVELS

Features = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a source form and an English name fit.

    Attributes:
        forward: log P(English name | source form), at most 0.
        backward: log P(pinyin of the source form | English name), at most 0; None where the model has no way back:
            it has one for ``zh`` and ``pinyin``.
    """

    forward: float
    backward: float | None

    @property
    def total(self) -> float:
        """The mean of both ways where there are two, else the way forward."""
        return self.forward if self.backward is None else (self.forward + self.backward) / 2


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights for one source, a logistic choice among the candidates (McFadden 1974) fitted on names held out.

    Attributes:
        weights: For the way forward, the way back, and each level of ``known.LEVELS`` above 0.
        none: The worth of "none of these".
        known: The weights where the name is known to be one of a list: the way back then says more, for it need not be
            told what a name looks like.
    """

    weights: tuple[float, ...]
    none: float
    known: tuple[float, ...]

    def worth(self, scores: Sequence[Score], levels: Sequence[int]) -> Features:
        """Return the worth of each candidate of a list, of shape (candidates,)."""
        worth: Features = features(scores, levels) @ np.array(self.known)
        return worth

    def probabilities(self, scores: Sequence[Score], levels: Sequence[int]) -> Features:
        """Return the probability of each candidate, of shape (candidates,); what is left is that of none of them."""
        every = np.append(features(scores, levels) @ np.array(self.weights), self.none)
        shares = np.exp(every - every.max())
        probabilities: Features = (shares / shares.sum())[:-1]
        return probabilities


def features(scores: Sequence[Score], levels: Sequence[int]) -> Features:
    """Return what is weighed of each candidate, of shape (candidates, 1 + 1 + levels)."""
    table = np.zeros((len(scores), LEVELS + 1))
    table[:, 0] = [max(one.forward, -99.0) for one in scores]
    table[:, 1] = [max(one.backward or 0.0, -99.0) for one in scores]
    for place, level in enumerate(levels):
        if level:
            table[place, level + 1] = 1.0
    return table


def load_rankings(folder: Path) -> Mapping[str, Ranking]:
    """Read the weights by source from ``ranking.json``."""
    table = json.loads((folder / "ranking.json").read_text("utf-8"))
    return {source: Ranking(tuple(one["weights"]), one["none"], tuple(one["known"])) for source, one in table.items()}
