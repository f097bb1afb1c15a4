"""The judgements of each fold: trained on no document and no person of it, so that its pages measure them fairly."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

FILE = Path(__file__).parent / "folds.json"
TARGET = Path(__file__).parent.parent.parent / "namenorm/resolve/decision.json"
"""Where the package reads its judgements."""


def write_models(models: Mapping[str, object], target: Path) -> None:
    """Write judgements as ``namenorm.resolve.model`` reads them."""
    target.write_text(json.dumps(models, indent=2) + "\n", "utf-8")


def write_folds(folds: Sequence[Mapping[str, object]], target: Path, file: Path = FILE) -> None:
    """Write the judgements of all folds, with the hash of the judgements that they stand for."""
    file.write_text(json.dumps({"of": _hash(target), "folds": folds}, indent=1) + "\n", "utf-8")


def fold_files(target: Path, into: Path, file: Path = FILE) -> list[Path]:
    """Write each fold's judgements to a file of its own and return these, in order.

    Args:
        target: The judgements that the folds must stand for.
        into: The folder in which the files are written.
        file: Where ``write_folds`` wrote.

    Raises:
        ValueError: If the folds are of other judgements than the target's.
    """
    held = json.loads(file.read_text("utf-8"))
    if held["of"] != _hash(target):
        raise ValueError(f"{file} does not belong to {target.name}: run python -m eval train")
    files = [into / f"fold{number}.json" for number in range(len(held["folds"]))]
    for models, one in zip(held["folds"], files, strict=True):
        write_models(models, one)
    return files


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
