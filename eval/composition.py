"""``python -m eval.composition``: how names are put together from parts, fitted on half of the persons.

Two judgements go into one file. Which reading of a part is the bearer's is a choice among all readings, whose log-odds
are sums of features (a conditional logit). Whether a name put together is the bearer's is a logistic judgement over
what the parts add up to; it has to know that the right one may not be among the readings at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from eval.datasets import VARIABLE, data_folder
from eval.transcribed import Transcribed, drawn, hearing, transcribed
from namenorm.gazetteer.compose import Composed, Heard, Parts, compose, options, read
from namenorm.gazetteer.part_keys import sounds
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.resolve.composed import name_features
from namenorm.text.key import has_han, squash

TARGET = Path(__file__).parent.parent / "namenorm" / "resolve" / "composition.json"
PART = (
    "native", "sound", "rough", "rough-pinyin", "model", "heard", "distance", "bearers", "forms", "place", "accents",
    "other-role",
)  # fmt: skip
NAME = ("share", "native", "sound", "rough", "pinyin", "rough-pinyin", "model", "surname-alone")
_MOST = 10
_PENALTY = 0.1
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of a part, and which of them write it as its bearer does."""

    features: Numbers
    right: npt.NDArray[np.bool_]


def choices(names: Iterable[Transcribed], parts: Parts, ear: Heard) -> Iterator[Choice]:
    """Yield the options of each part, of its Han form and of its pinyin, where the right one is among them."""
    for name in names:
        for place, part in enumerate(name.parts):
            right = name.words_at(place)
            if not right or not has_han(part) or "-" in part:
                continue
            for form in (part, sounds(part)[0]):
                found = list(options(form, "surname" if place == len(name.parts) - 1 else "given", parts, ear))
                hit = np.array([squash(one.latin) in right for one in found], dtype=np.bool_)
                if hit.any():
                    rows = [[one.features.get(feature, 0.0) for feature in PART] for one in found]
                    yield Choice(np.array(rows), hit)


def fit_choices(every: Sequence[Choice]) -> dict[str, float]:
    """Return the weights under which the right options are likeliest."""

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = _PENALTY / 2 * float(weights @ weights), _PENALTY * weights
        for one in every:
            logits = one.features @ weights
            odds = np.exp(logits - logits.max())
            share = odds / odds.sum()
            right = share[one.right].sum()
            total -= float(np.log(right))
            slope = slope - (share[one.right] / right) @ one.features[one.right] + share @ one.features
        return total, slope

    found = minimize(loss, np.zeros(len(PART)), jac=True, method="L-BFGS-B")
    return _rounded(PART, found.x)


def composed(
    name: Transcribed, parts: Parts, ear: Heard, weights: Mapping[str, float]
) -> Iterator[tuple[Composed, bool]]:
    """Yield the names put together for a person from Han form, pinyin and surname alone, and which are right."""
    for form in (name.han, name.pinyin):
        yield from ((one, name.is_right(one.text)) for one in compose(form, parts, ear, weights, _MOST))
    surname = name.words_at(len(name.parts) - 1)
    if surname and len(name.parts[-1]) > 1:
        for one in read(sounds(name.parts[-1])[0], "surname", parts, ear, weights)[:_MOST]:
            if one.how in ("pinyin", "model"):
                yield Composed((one,)), squash(one.latin) in surname


def fit_names(judged: Iterable[tuple[Composed, bool]]) -> dict[str, Any]:
    """Return the judgement on names put together."""
    rows, right = [], []
    for one, hit in judged:
        features = name_features(one)
        rows.append([features.get(feature, 0.0) for feature in NAME])
        right.append(hit)
    model = LogisticRegression(C=10.0, max_iter=1000).fit(np.array(rows), np.array(right))
    return {"intercept": round(float(model.intercept_[0]), 3), "weights": _rounded(NAME, model.coef_[0])}


def _rounded(names: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


def main() -> None:
    """Fit and write."""
    folder = data_folder()
    if folder is None:
        raise SystemExit(f"{VARIABLE} names no folder with the set wikidata_persons")
    names = [one for one in transcribed(folder / "wikidata/persons.tsv") if not one.held_out and drawn(one)]
    parts, ear = Stack([open_index()]).parts, hearing(names)
    every = list(choices(names, parts, ear))
    weights = fit_choices(every)
    name = fit_names(row for one in names for row in composed(one, parts, ear, weights))
    TARGET.write_text(json.dumps({"part": weights, "name": name}, indent=2) + "\n", "utf-8")
    print(f"wrote {TARGET.name}: {len(every)} parts of {len(names)} names")


if __name__ == "__main__":
    main()
