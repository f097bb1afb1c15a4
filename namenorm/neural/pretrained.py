"""Models in folders that transformers' ``save_pretrained`` wrote; nothing is fetched, and no code in them is run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from namenorm.errors import ModelError
from namenorm.neural.needs import first_line, load

_FAULTS = (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError)
LOCAL = {"local_files_only": True, "trust_remote_code": False}
"""What keeps transformers to the files of a folder and to its own code."""


def pretrained(folder: Path, extra: str, task: Literal["Sequence", "Token"]) -> tuple[Any, Any]:
    """Return the model and the tokenizer of a folder.

    Args:
        folder: Where they lie.
        extra: The extra that brings transformers.
        task: What the model classifies.

    Raises:
        ModelError: If they cannot be loaded, or the model was not trained for the task.
    """
    said = f"{task.lower()} classification"
    with quiet_transformers(extra) as transformers:
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **LOCAL)
            kind = getattr(transformers, f"AutoModelFor{task}Classification")
            model, told = kind.from_pretrained(folder, output_loading_info=True, **LOCAL)
        except _FAULTS as error:
            raise ModelError(
                f"{folder} cannot be loaded for {said} ({first_line(error)}): name a folder that save_pretrained "
                "wrote, with the tokenizer in it"
            ) from error
    if told["missing_keys"]:
        raise ModelError(
            f"{folder} has no trained head ({min(told['missing_keys'])} is missing): name a model that was trained for "
            f"{said}, not a plain encoder"
        )
    return model, tokenizer


@contextmanager
def quiet_transformers(extra: str) -> Iterator[Any]:
    """Give transformers without its progress bars; afterwards they are as they were.

    Args:
        extra: The extra that brings it.

    Raises:
        ModelError: If it is not installed.
    """
    transformers = load(extra, "transformers")
    logging = transformers.utils.logging
    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield transformers
    finally:
        if bars:
            logging.enable_progress_bar()
