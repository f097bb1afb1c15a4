"""The settings of a COMET checkpoint, as its ``hparams.yaml`` and the checkpoint itself state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from namenorm.errors import ModelError

Kind = Literal["unified_metric", "referenceless_regression_metric"]
_KINDS: tuple[Kind, ...] = ("unified_metric", "referenceless_regression_metric")
_ENCODERS = ("XLM-RoBERTa", "XLM-RoBERTa-XL")
_POOLS = ("avg", "cls", "max")


@dataclass(frozen=True, slots=True)
class CometSettings:
    """What decides the form of the network.

    Attributes:
        kind: ``unified_metric`` encodes both texts together, as COMETKiwi does (Rei et al., "CometKiwi: IST-Unbabel
            2022 Submission for the Quality Estimation Shared Task", 2022); ``referenceless_regression_metric`` each.
        pretrained: The encoder, by its name on the hub or a folder.
        layer: Whose states are used; None for a mixture of all.
        sparse: Whether the mixture is by sparsemax, else by softmax.
        layer_norm: Whether the layers are normalised before they are mixed.
        pool: How the states of a text become one.
        activation: Between the layers of the estimator.
        final_activation: After its last one.
    """

    kind: Kind
    pretrained: str
    layer: int | None
    sparse: bool
    layer_norm: bool
    pool: str
    activation: str
    final_activation: str | None


def read_hparams(folder: Path) -> Mapping[str, Any]:
    """Return the parsed ``hparams.yaml`` of a checkpoint.

    Raises:
        ModelError: If it cannot be read, or the model is of a kind that needs a reference translation.
    """
    file = folder / "hparams.yaml"
    try:
        found = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise ModelError(f"{file} cannot be read as YAML: {error}") from error
    kind = found.get("class_identifier") if isinstance(found, Mapping) else None
    if kind not in _KINDS:
        raise ModelError(
            f"{file}: class_identifier is {kind}; models that need no reference are of {' or '.join(_KINDS)}, such as "
            "Unbabel/wmt22-cometkiwi-da"
        )
    if kind == "unified_metric" and "src" not in found.get("input_segments", ("src",)):
        raise ModelError(f"{file}: the model compares with references alone; take one with src in input_segments")
    return dict(found)


def settings(hparams: Mapping[str, Any], saved: Mapping[str, Any], folder: Path) -> CometSettings:
    """Return the settings of a network.

    As comet 2.2.7 does, what the checkpoint was saved with goes before ``hparams.yaml``, except that the latter's
    ``sparsemax_patch`` marks models that were trained with softmax whatever they were saved with
    (https://github.com/Unbabel/COMET/issues/195).

    Raises:
        ModelError: If the network has a part that is not built here.
    """
    known = {**hparams, **saved}
    kind: Kind = hparams["class_identifier"]
    unified = kind == "unified_metric"
    layer = known.get("sent_layer" if unified else "layer", "mix")
    _check(known, unified, folder)
    return CometSettings(
        kind,
        str(known.get("pretrained_model", "")),
        None if layer == "mix" else int(layer),
        known.get("layer_transformation") == "sparsemax" and hparams.get("layer_transformation") != "sparsemax_patch",
        bool(known.get("layer_norm", True)),
        "cls" if unified else str(known.get("pool", "avg")),
        str(known.get("activations", "Tanh")).title(),
        known.get("final_activation") and str(known["final_activation"]).title(),
    )


def _check(known: Mapping[str, Any], unified: bool, folder: Path) -> None:
    encoder, pool = known.get("encoder_model", _ENCODERS[0]), known.get("pool", "avg")
    if encoder not in _ENCODERS:
        raise ModelError(f"{folder}: encoder_model is {encoder}; what can be loaded is {' and '.join(_ENCODERS)}")
    if not unified and pool not in _POOLS:
        raise ModelError(f"{folder}: pool is {pool}; what can be loaded is {', '.join(_POOLS)}")
