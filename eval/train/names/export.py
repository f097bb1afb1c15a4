"""The trained network as CTranslate2 reads it, in eight-bit integers."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from ctranslate2.converters.transformers import MarianMTLoader
from ctranslate2.specs.common_spec import LinearSpec
from transformers import MarianMTModel

from eval.train.names.network import padding_stays_zero
from namenorm.transliterate.vocabulary import END, UNKNOWN, Vocabulary


def export(model: MarianMTModel, vocabulary: Vocabulary, folder: Path, quantization: str = "int8") -> None:
    """Write ``model.bin`` and its configuration.

    CTranslate2 starts Marian's decoder from a vector of zeros and has no padding, so both paddings have to be the last
    of their vocabularies and zeros; a model of which that is not true would convert silently and be wrong.

    Args:
        model: The trained network.
        vocabulary: Its vocabulary.
        folder: Where to write.
        quantization: Of the weights, as CTranslate2 names it.

    Raises:
        ValueError: If the padding is not zero.
    """
    if not padding_stays_zero(model):
        raise ValueError("the padding's embedding is not zero: the export would be wrong")
    # A copy, since the converter works on the weights in place.
    spec = MarianMTLoader().get_model_spec(copy.deepcopy(model).float().eval())
    # The converter takes the padding from the encoder's vocabulary, and from the decoder's if that is as long.
    _without_last(spec.decoder.embeddings, len(vocabulary.pieces))
    _without_last(spec.decoder.projection, len(vocabulary.pieces))
    spec.register_source_vocabulary(list(vocabulary.units[:-1]))
    spec.register_target_vocabulary(list(vocabulary.pieces[:-1]))
    spec.config.eos_token = spec.config.decoder_start_token = END
    spec.config.unk_token = UNKNOWN
    spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _without_last(spec: Any, size: int) -> None:
    if spec.weight.shape[0] == size:
        spec.weight = spec.weight[:-1]
    if isinstance(spec, LinearSpec) and spec.has_bias() and spec.bias.shape[0] == size:
        spec.bias = spec.bias[:-1]
