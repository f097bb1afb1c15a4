"""Small models that the tests make: a few hundred weights that a formula gives, and a tokenizer of single letters.

Only torch and transformers are needed, of any version, so that a reference program makes the same ones.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,’'"
CHARACTERS = "赖清德总统说下雨了。今天他去北京会谈，没有人来"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LAYERS, WIDTH, POSITIONS = 2, 8, 66
VOCABULARY = (*SPECIAL, "▁", *LETTERS, *CHARACTERS, "<mask>")


def write_tokenizer(folder: Path) -> None:
    """Write a tokenizer as XLM-R has it: unigrams, a mark for the space, two ends between two texts."""
    from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, processors

    scores = [(one, 0.0 if one in SPECIAL else -1.0 - place / 100) for place, one in enumerate(VOCABULARY)]
    made: Any = Tokenizer(models.Unigram(scores, unk_id=3))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    made.add_special_tokens([AddedToken(one, special=True) for one in (*SPECIAL, "<mask>")])
    folder.mkdir(parents=True, exist_ok=True)
    made.save(str(folder / "tokenizer.json"))
    named = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL, strict=True))
    told = {"tokenizer_class": "PreTrainedTokenizerFast", "cls_token": "<s>", "sep_token": "</s>", **named}
    (folder / "tokenizer_config.json").write_text(json.dumps({**told, "mask_token": "<mask>", "model_max_length": 64}))


def config(**more: Any) -> Any:
    """Return the configuration of a very small XLM-RoBERTa."""
    from transformers import XLMRobertaConfig

    return XLMRobertaConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=POSITIONS,
        type_vocab_size=1,
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        **more,
    )


def formula(torch: Any, name: str, shape: tuple[int, ...]) -> Any:
    """Return the weights of a name: the same in every program."""
    count = math.prod(shape)
    phase = sum(place * ord(char) for place, char in enumerate(name, 1)) % 1000
    places = torch.arange(count, dtype=torch.float64)
    values = torch.sin(places * 1.7 + places * places * 0.37 + phase).reshape(shape)
    return (values + (1.0 if "LayerNorm.weight" in name else 0.0)).float()


def fill(torch: Any, model: Any) -> Any:
    """Give a model of transformers the weights of the formula."""
    weights = {name: formula(torch, name, tuple(one.shape)) for name, one in model.state_dict().items()}
    model.load_state_dict(weights)
    return model


def write_comet(folder: Path, hparams: dict[str, Any], saved: dict[str, Any] | None = None) -> Path:
    """Write a checkpoint in the layout of COMET, its encoder's files in the folder ``encoder``.

    Args:
        folder: Where.
        hparams: Beside what all have.
        saved: What the checkpoint itself says, where that differs.
    """
    import torch
    from transformers import XLMRobertaModel

    known = {**_common(folder), **hparams}
    encoder = XLMRobertaModel(config(), add_pooling_layer=False)
    weights = {f"encoder.model.{name}": one for name, one in fill(torch, encoder).state_dict().items()}
    weights["encoder.model.embeddings.position_ids"] = torch.arange(POSITIONS).unsqueeze(0)
    for name, shape in _shapes(known).items():
        weights[name] = formula(torch, name, shape)
    write_tokenizer(folder / "encoder")
    config().save_pretrained(folder / "encoder")
    (folder / "checkpoints").mkdir()
    (folder / "hparams.yaml").write_text(yaml.safe_dump(known))
    held = {"state_dict": weights, "hyper_parameters": {**known, **(saved or {})}, "pytorch-lightning_version": "2.1.0"}
    torch.save(held, folder / "checkpoints" / "model.ckpt")
    return folder


def _common(folder: Path) -> dict[str, Any]:
    return {
        "activations": "Tanh",
        "dropout": 0.1,
        "encoder_model": "XLM-RoBERTa",
        "final_activation": None,
        "hidden_sizes": [6, 4],
        "pretrained_model": str(folder / "encoder"),
        "validation_data": [],
        "train_data": [],
    }


def _shapes(known: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """Return the weights of the head and their shapes."""
    joint = known["class_identifier"] == "unified_metric"
    sizes = [WIDTH if joint else 4 * WIDTH, *known["hidden_sizes"], 1]
    shapes: dict[str, tuple[int, ...]] = {}
    for place, (inner, outer) in enumerate(pairwise(sizes)):
        shapes[f"estimator.ff.{3 * place}.weight"] = (outer, inner)
        shapes[f"estimator.ff.{3 * place}.bias"] = (outer,)
    if known.get("sent_layer" if joint else "layer", "mix") == "mix":
        shapes["layerwise_attention.gamma"] = (1,)
        shapes |= {f"layerwise_attention.scalar_parameters.{one}": (1,) for one in range(LAYERS + 1)}
    return shapes


# What the tests and the reference program both make, by a name for the cases.
_KIWI = {"class_identifier": "unified_metric", "input_segments": ["mt", "src"], "word_level_training": False}
_APART = {"class_identifier": "referenceless_regression_metric", "layer_transformation": "softmax"}
COMETS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "kiwi": (
        {**_KIWI, "layer_transformation": "sparsemax_patch", "layer_norm": False},
        {"layer_transformation": "sparsemax"},
    ),
    "sparse-normed": ({**_KIWI, "layer_transformation": "sparsemax", "layer_norm": True}, {}),
    "one-layer": ({**_KIWI, "sent_layer": 1, "final_activation": "Sigmoid"}, {}),
    "apart": ({**_APART, "pool": "avg", "layer_norm": True}, {}),
    "apart-max": ({**_APART, "pool": "max", "layer": 2, "activations": "softsign"}, {}),
    "apart-cls": ({**_APART, "pool": "cls", "layer_norm": False}, {}),
}
