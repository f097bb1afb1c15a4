"""A COMET checkpoint as a scorer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from namenorm.errors import ModelError
from namenorm.neural.once import Once
from namenorm.quality_estimation.batches import in_batches
from namenorm.quality_estimation.comet_encoder import Encoder, load_encoder
from namenorm.quality_estimation.comet_files import encoder_folder, read_checkpoint
from namenorm.quality_estimation.comet_head import Head
from namenorm.quality_estimation.comet_settings import read_hparams, settings
from namenorm.quality_estimation.scorer import InputSegment, Pair


class CometScorer:
    """Scores pairs with a checkpoint in the layout of Unbabel's COMET, without that package."""

    reads: tuple[InputSegment, ...] = ("mt", "src")

    def __init__(self, folder: Path) -> None:
        """Read the settings of a checkpoint; its weights wait for the first pair.

        Raises:
            ModelError: If the model needs references, or its encoder lies nowhere.
        """
        self._folder = folder
        self._hparams = read_hparams(folder)
        self._encoder = encoder_folder(folder, str(self._hparams.get("pretrained_model", "")))
        self._network = Once(self._load)

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        """Return a score for each pair.

        Raises:
            ModelError: If the checkpoint cannot be loaded.
        """
        return in_batches(pairs, self._network.get().score)

    def _load(self) -> _Network:
        weights, saved = read_checkpoint(self._folder)
        known = settings(self._hparams, saved, self._folder)
        try:
            encoder = load_encoder(self._encoder, weights)
            return _Network(encoder, Head(known, weights, encoder), joint=known.kind == "unified_metric")
        except KeyError as error:
            raise ModelError(
                f"{self._folder}: the checkpoint lacks the weight {error}, which its hparams.yaml asks for: download "
                "the model again"
            ) from error


class _Network:
    """An encoder and what turns its states into a score; one thread at a time, since a tokenizer keeps a state."""

    def __init__(self, encoder: Encoder, head: Head, *, joint: bool) -> None:
        self._encoder, self._head, self._joint = encoder, head, joint
        self._lock = Lock()

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        translations, sources = [one.translation for one in pairs], [one.source for one in pairs]
        with self._lock:
            encode = self._encoder.encode
            if self._joint:
                return self._head.score(encode(translations, sources))
            return self._head.score_apart(encode(translations), encode(sources))
