"""The weights by which proposed spellings are ranked, fitted on names that were kept back from training."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from eval.name_model.halves import united
from eval.name_model.sets import Names
from eval.train.names.lexicon import level_of, levels
from eval.train.names.pairs import Pair
from eval.train.names.sources import Sources, kept_back
from namenorm.transliterate.forms import SOURCES, pinyin_of
from namenorm.transliterate.known import LEVELS
from namenorm.transliterate.model import NameModel
from namenorm.transliterate.ranking import features

_NAMES = {"zh": 900, "pinyin": 900}
_OTHERWISE = 400
_ROUNDS, _RATE = 400, 0.05
_PENALTY = 1e-3  # on squared weights, a name
_FORMS_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name with its candidates: their features, and which of them are right."""

    table: torch.Tensor
    right: torch.Tensor


def write_plain(folder: Path) -> None:
    """Write a ranking by the way forward alone, so that the model can be read before the weights are fitted."""
    plain = {"weights": [1.0] + [0.0] * LEVELS, "none": -99.0, "known": [1.0] + [0.0] * LEVELS}
    (folder / "ranking.json").write_text(json.dumps(dict.fromkeys(SOURCES, plain)), "utf-8")


def write_fitted(folder: Path, sources: Sources, counts: Counter[str], seed: int, tell: Callable[[str], None]) -> None:
    """Fit the weights of each source and write ``ranking.json``.

    Args:
        folder: Of the model.
        sources: Of the names that were kept back.
        counts: How many people bear each English name, by the 80 % files.
        seed: Of the drawing of names.
        tell: Where progress goes.
    """
    model = NameModel(folder, threads=2)
    pairs, uncounted = kept_back(sources), levels(sources, Counter())
    fitted = {}
    for source in SOURCES:
        some = pairs["zh" if source == "pinyin" else source]
        names = united((_form(pair, source), pair.english) for pair in some)
        drawn = random.Random(seed).sample(sorted(names), min(len(names), _NAMES.get(source, _OTHERWISE)))
        level = _levels(model, counts, uncounted, some)
        fitted[source] = _fit(_asked(model, {form: names[form] for form in drawn}, source, level))
        tell(f"{source}: {len(drawn)} names, {fitted[source]}")
    (folder / "ranking.json").write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")


def _form(pair: Pair, source: str) -> str:
    return "".join(pinyin_of(pair.native)) if source == "pinyin" else pair.native


def _levels(
    model: NameModel, counts: Counter[str], uncounted: Mapping[str, int], pairs: list[Pair]
) -> Callable[[str], int]:
    """Return what tells how common a name is to one who never saw these pairs: their bearers are not counted."""
    own: Counter[str] = Counter()
    for pair in pairs:
        own[pair.english] += pair.count if pair.origin == "netranslit" else 0

    def level(name: str) -> int:
        if own[name] and name in uncounted and counts[name] == own[name]:
            return uncounted[name]
        return level_of(counts[name] - own[name]) if own[name] and name in uncounted else model.names.level(name)

    return level


def _asked(model: NameModel, names: Names, source: str, level: Callable[[str], int]) -> list[_Asked]:
    every = []
    forms = list(names)
    for start in range(0, len(forms), _FORMS_AT_ONCE):
        some = forms[start : start + _FORMS_AT_ONCE]
        for form, found in zip(some, model.candidates(some, source), strict=True):
            if found:
                scores = model.score([(form, name) for name in found], source)
                table = features(scores, [level(name) for name in found])
                right = torch.tensor([name in names[form] for name in found])
                every.append(_Asked(torch.tensor(table, dtype=torch.float32), right))
    return every


def _fit(asked: list[_Asked]) -> dict[str, object]:
    """Fit both choices: among all candidates and none of them, and among known names of which one is right."""
    weights, none = _choice(asked)
    known = [_Asked(one.table[kept], one.right[kept]) for one in asked if (kept := one.table[:, 2:].any(1)).any()]
    among, _ = _choice([one for one in known if one.right.any()])
    return {"weights": weights, "none": none, "known": among}


def _choice(asked: list[_Asked]) -> tuple[list[float], float]:
    """Fit a logistic choice among the candidates and none of them, which is right where no candidate is."""
    table, there, right = _stacked(asked)
    weights = torch.tensor([0.5, 0.2] + [1.0] * (LEVELS - 1), requires_grad=True)
    none = torch.tensor(-2.0, requires_grad=True)
    optimiser = torch.optim.Adam([weights, none], lr=_RATE)
    for _ in range(_ROUNDS):
        worth = (table @ weights).masked_fill(~there, -1e9)
        shares = torch.cat([worth, none.expand(len(asked), 1)], 1).log_softmax(1)
        loss = -shares.masked_fill(~right, -1e9).logsumexp(1).mean() + _PENALTY * (weights**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return [round(float(one), 3) for one in weights], round(float(none), 3)


def _stacked(asked: list[_Asked]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the features, which candidates there are, and which, or none in the last column, are right."""
    longest = max(len(one.right) for one in asked)
    table = torch.zeros(len(asked), longest, LEVELS + 1)
    there = torch.zeros(len(asked), longest, dtype=torch.bool)
    right = torch.zeros(len(asked), longest + 1, dtype=torch.bool)
    for place, one in enumerate(asked):
        count = len(one.right)
        table[place, :count], there[place, :count], right[place, :count] = one.table, True, one.right
        right[place, longest] = not bool(one.right.any())
    return table, there, right
