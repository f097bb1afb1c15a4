"""The encoder of a COMET checkpoint: texts in, the states of all layers out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namenorm.errors import ModelError
from namenorm.neural.device import device
from namenorm.neural.needs import first_line, load
from namenorm.neural.pretrained import LOCAL, quiet_transformers

_PREFIX = "encoder.model."
_BESIDE = 2  # positions that XLM-R keeps for padding, and special tokens of one text


@dataclass(frozen=True, slots=True)
class States:
    """What an encoder makes of a batch.

    Attributes:
        layers: Tensors of the batch, its tokens and the hidden units, one a layer and one of the embeddings.
        mask: 1 where there is a token, 0 where there is padding.
    """

    layers: Sequence[Any]
    mask: Any


class Encoder:
    """XLM-RoBERTa, InfoXLM or XLM-RoBERTa-XL with its tokenizer."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        """Take what was loaded."""
        self._torch = load("qe", "torch")
        self.device = device()
        self._model, self._tokenizer = model.to(self.device).eval(), tokenizer
        self._longest: int = model.config.max_position_embeddings - _BESIDE
        self.layers: int = model.config.num_hidden_layers + 1

    def encode(self, first: Sequence[str], second: Sequence[str] | None = None) -> States:
        """Return the states of some texts, or of as many pairs of texts, each pair in one sequence."""
        ids = self._ids(first)
        if second is not None:
            ids = [self._joined(*both) for both in zip(ids, self._ids(second), strict=True)]
        longest = max(map(len, ids))
        padded = [one + [self._tokenizer.pad_token_id] * (longest - len(one)) for one in ids]
        mask = self._tensor([[1] * len(one) + [0] * (longest - len(one)) for one in ids])
        with self._torch.inference_mode():
            found = self._model(self._tensor(padded), attention_mask=mask, output_hidden_states=True)
        return States(found.hidden_states, mask)

    def _tensor(self, rows: list[list[int]]) -> Any:
        return self._torch.tensor(rows, device=self.device)

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        longest = self._longest - _BESIDE
        ids: list[list[int]] = self._tokenizer(list(texts), truncation=True, max_length=longest)["input_ids"]
        return ids

    def _joined(self, first: list[int], second: list[int]) -> list[int]:
        """Return two texts as one sequence, as XLM-R was trained to see them; the end of what is too long is cut."""
        whole = [*first, self._tokenizer.sep_token_id, *second[1:]]
        return whole[: self._longest]


def load_encoder(folder: Path, weights: Mapping[str, Any]) -> Encoder:
    """Return the encoder of a checkpoint.

    Args:
        folder: Where its configuration and tokenizer lie.
        weights: Of the whole checkpoint.

    Raises:
        KeyError: If a weight is missing.
        ModelError: If the configuration or the tokenizer cannot be read.
    """
    with quiet_transformers("qe") as transformers:
        try:
            config = transformers.AutoConfig.from_pretrained(folder, **LOCAL)
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **LOCAL)
        except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
            raise ModelError(f"{folder}: the encoder's files cannot be read ({first_line(error)})") from error
        try:
            return Encoder(_model(transformers, config, weights), tokenizer)
        except RuntimeError as error:
            raise ModelError(
                f"{folder}: the configuration is not that of the checkpoint's encoder ({first_line(error)}): take the "
                "files of the model that pretrained_model in hparams.yaml names"
            ) from error


def _model(transformers: Any, config: Any, weights: Mapping[str, Any]) -> Any:
    own = {name.removeprefix(_PREFIX): one for name, one in weights.items() if name.startswith(_PREFIX)}
    kind = transformers.MODEL_MAPPING[type(config)]
    model, told = kind.from_pretrained(
        None, config=config, state_dict=own, output_loading_info=True, add_pooling_layer=False
    )
    if told["missing_keys"]:
        raise KeyError(_PREFIX + min(told["missing_keys"]))
    return model
