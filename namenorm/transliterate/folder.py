"""Where the model lies that the package ships, and what identifies a model."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

BUNDLED = Path(__file__).parent / "model"


@lru_cache(8)
def model_hash(folder: Path = BUNDLED) -> str:
    """Return a sha256 over all files of a model, without loading it: its list of names and its ranking count too."""
    hashed = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        hashed.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()
