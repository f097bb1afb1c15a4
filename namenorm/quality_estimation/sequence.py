"""A model of transformers for sequence classification or regression as a scorer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from namenorm.errors import ModelError
from namenorm.neural.device import device
from namenorm.neural.needs import load
from namenorm.neural.once import Once
from namenorm.neural.pretrained import pretrained
from namenorm.quality_estimation.batches import in_batches
from namenorm.quality_estimation.scorer import InputSegment, Pair
from namenorm.rules import Rules

_ORDER: tuple[InputSegment, ...] = ("src", "mt")
_KEY = "input_segments"
_LONGEST = 512


class SequenceScorer:
    """Scores with any model that ``AutoModelForSequenceClassification`` loads.

    With one output the score is that number; with several it is the probability of the label that says that a
    translation is good (``gazetteer/rules/und/quality_labels.yaml``).
    """

    def __init__(self, folder: Path) -> None:
        """Read the configuration of a model; its weights wait for the first pair.

        The model is given the original and the translation, in this order, as those of Ranasinghe et al.,
        "TransQuest" (2020), unless its ``config.json`` says otherwise in COMET's words: ``"input_segments": ["mt",
        "src"]``, or ``["mt"]`` for a model that reads the translation alone.

        Raises:
            ModelError: If the configuration cannot be read, or no label says which translations are good.
        """
        self._folder = folder
        config = _config(folder)
        self.reads = _reads(config, folder)
        self._good = _good_label(config, folder)
        self._network = Once(self._load)

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        """Return a score for each pair.

        Raises:
            ModelError: If the model cannot be loaded.
        """
        return in_batches(pairs, self._network.get().score)

    def _load(self) -> _Network:
        return _Network(*pretrained(self._folder, "qe", "Sequence"), self.reads, self._good)


class _Network:
    """A model with its tokenizer; one thread at a time, since a tokenizer keeps a state."""

    def __init__(self, model: Any, tokenizer: Any, reads: tuple[InputSegment, ...], good: int | None) -> None:
        self._torch, self._device = load("qe", "torch"), device()
        self._model, self._tokenizer = model.to(self._device).eval(), tokenizer
        self._reads, self._good = reads, good
        self._longest = min(tokenizer.model_max_length, _LONGEST)
        self._lock = Lock()

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        texts = [[one.source if name == "src" else one.translation for one in pairs] for name in self._reads]
        with self._lock, self._torch.inference_mode():
            batch = self._tokenizer(
                *texts, padding=True, truncation=True, max_length=self._longest, return_tensors="pt"
            ).to(self._device)
            logits = self._model(**batch).logits.float()
        scores = logits[:, 0] if self._good is None else logits.softmax(-1)[:, self._good]
        found: list[float] = scores.tolist()
        return found


def _config(folder: Path) -> Mapping[str, Any]:
    file = folder / "config.json"
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{file} cannot be read as JSON: {error}") from error
    if not isinstance(found, Mapping):
        raise ModelError(f"{file} is no object of JSON, as a configuration of transformers is")
    return dict(found)


def _reads(config: Mapping[str, Any], folder: Path) -> tuple[InputSegment, ...]:
    named = config.get(_KEY, list(_ORDER))
    if named not in (["src", "mt"], ["mt", "src"], ["mt"]):
        raise ModelError(f'{folder}/config.json: {_KEY} is {named}; write ["src", "mt"], ["mt", "src"] or ["mt"]')
    return tuple(named)


def _good_label(config: Mapping[str, Any], folder: Path) -> int | None:
    """Return the place of the label that says that a translation is good; None for a model with one output."""
    labels = config.get("id2label") or {}
    if len(labels) == 1 or (not labels and config.get("num_labels") == 1):
        return None
    good = frozenset(Rules("und").topic("quality_labels")["good"].split())
    found = [int(place) for place, label in labels.items() if str(label).lower() in good]
    if len(found) != 1:
        named = ", ".join(map(str, labels.values())) or "LABEL_0, LABEL_1"
        raise ModelError(
            f"{folder}/config.json: no one label of {named} says that a translation is good; call it good in id2label "
            "and label2id"
        )
    return found[0]
