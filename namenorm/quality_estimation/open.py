"""Which kind of model a folder holds."""

from __future__ import annotations

from pathlib import Path

from namenorm.errors import ModelError
from namenorm.neural.needs import require
from namenorm.quality_estimation.scorer import Scorer


def open_scorer(folder: Path) -> Scorer:
    """Return the model of a folder; its weights are loaded when the first segment is scored.

    Args:
        folder: A checkpoint of COMET (``hparams.yaml`` and ``checkpoints/model.ckpt``), or a model of transformers for
            sequence classification (``config.json``, weights and tokenizer).

    Raises:
        ModelError: If it is neither, or its libraries are not installed.
    """
    comet = (folder / "hparams.yaml").is_file()
    if not comet and not (folder / "config.json").is_file():
        raise ModelError(
            f"{folder} holds no model: a checkpoint of COMET has hparams.yaml and checkpoints/model.ckpt, a model of "
            "transformers has config.json"
        )
    require("qe", "torch", "transformers")
    if comet:
        from namenorm.quality_estimation.comet import CometScorer

        return CometScorer(folder)
    from namenorm.quality_estimation.sequence import SequenceScorer

    return SequenceScorer(folder)
