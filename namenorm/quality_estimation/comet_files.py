"""The files of a COMET checkpoint: its weights, and where the configuration and the tokenizer of its encoder lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from namenorm.errors import ModelError
from namenorm.neural.needs import first_line, load
from namenorm.quality_estimation.comet_settings import read_hparams

ENCODER = "encoder"
"""The folder within a checkpoint's where the configuration and the tokenizer of its encoder may lie."""
_TOKENIZERS = ("tokenizer.json", "sentencepiece.bpe.model", "tokenizer_config.json", "special_tokens_map.json")


def read_checkpoint(folder: Path) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the weights of a checkpoint and the settings that it was saved with.

    Nothing but weights and plain values is read: a checkpoint is a pickle, and a hostile one could run anything.

    Raises:
        ModelError: If it is missing, damaged, or holds more than that.
    """
    torch = load("qe", "torch")
    file = folder / "checkpoints" / "model.ckpt"
    if not file.is_file():
        raise ModelError(f"{file} is missing: download the whole model, with its folder checkpoints")
    try:
        held = torch.load(file, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, UnpicklingError) as error:
        raise ModelError(
            f"{file} cannot be read as weights ({first_line(error)}): download it again; if you trust it, load it "
            'with torch and save {"state_dict": …, "hyper_parameters": …} alone'
        ) from error
    if not isinstance(held, Mapping) or "state_dict" not in held:
        raise ModelError(f"{file} has no state_dict: it is no checkpoint of COMET")
    return held["state_dict"], held.get("hyper_parameters") or {}


def encoder_folder(folder: Path, pretrained: str) -> Path:
    """Return where the configuration and the tokenizer of an encoder lie; nothing is fetched.

    Asked in turn: the folder ``encoder`` beside the checkpoint, ``pretrained`` as a folder, the cache of the hub.

    Raises:
        ModelError: If they lie nowhere; the text has the command that fetches them.
    """
    for place in (folder / ENCODER, folder / pretrained, _of_hub(pretrained)):
        if place is not None and (place / "config.json").is_file():
            return place
    raise ModelError(
        f"{folder}: the checkpoint does not hold the tokenizer of its encoder, {pretrained}: "
        f"hf download {pretrained} config.json sentencepiece.bpe.model --local-dir {folder / ENCODER}"
    )


def outer_files(folder: Path) -> tuple[Path, ...]:
    """Return the files outside a checkpoint's folder on which its scores depend; none for a model of another kind.

    Raises:
        ModelError: As ``encoder_folder`` does.
    """
    if not (folder / "hparams.yaml").is_file():
        return ()
    encoder = encoder_folder(folder, str(read_hparams(folder).get("pretrained_model", "")))
    if encoder.resolve().is_relative_to(folder.resolve()):
        return ()
    return tuple(encoder / name for name in ("config.json", *_TOKENIZERS) if (encoder / name).is_file())


def _of_hub(name: str) -> Path | None:
    """Return where the hub's own client keeps a model that was downloaded before."""
    hub = load("qe", "huggingface_hub")
    if not name or name.startswith((".", "/")):
        return None
    found = hub.try_to_load_from_cache(name, "config.json")
    return Path(found).parent if isinstance(found, str) else None
