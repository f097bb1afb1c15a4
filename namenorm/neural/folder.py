"""The folder of a model that a user brings, and the hash of its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from namenorm.errors import ModelError


def model_folder(path: str | Path, option: str) -> Path:
    """Return the folder of a model.

    Args:
        path: As the user wrote it.
        option: What named it, for the error.

    Raises:
        ModelError: If there is no such folder.
    """
    folder = Path(path).expanduser()
    if not folder.is_dir():
        raise ModelError(f"{option} {path}: no such folder; download the model once, and name the folder it lies in")
    return folder


def content_hash(folder: Path, *beside: Path) -> str:
    """Return a sha256 over the names and contents of all files of a folder, hidden ones and byte code left out.

    Args:
        folder: Searched at all depths.
        beside: Files elsewhere that count as well.
    """
    hashed = hashlib.sha256()
    for name, file in (*_files(folder), *((one.name, one) for one in sorted(beside))):
        with file.open("rb") as opened:
            hashed.update(f"{name} {hashlib.file_digest(opened, 'sha256').hexdigest()}\n".encode())
    return hashed.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    found = ((one.relative_to(folder), one) for one in folder.rglob("*") if one.is_file())
    for name, file in sorted(found):
        if not any(part.startswith(".") or part == "__pycache__" for part in name.parts):
            yield name.as_posix(), file
