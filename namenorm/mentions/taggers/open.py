"""Which kind of tagger a user names."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from namenorm.errors import ModelError
from namenorm.mentions.taggers.tagger import Tagger
from namenorm.neural.needs import require


def open_tagger(model: str | Path) -> Tagger:
    """Return a tagger; its weights are loaded when the first text is tagged.

    Args:
        model: The folder of a spaCy pipeline (``config.cfg``) or of a transformers model for token classification
            (``config.json``), or the name of an installed spaCy pipeline.

    Raises:
        ModelError: If there is no such model, or its libraries are not installed.
    """
    folder = _folder(model)
    if (folder / "meta.json").is_file():
        require("ner", "spacy")
        from namenorm.mentions.taggers.spacy_pipeline import SpacyTagger

        return SpacyTagger(folder)
    if (folder / "config.json").is_file():
        require("ner", "torch", "transformers")
        from namenorm.mentions.taggers.token_classifier import TokenTagger

        return TokenTagger(folder)
    raise ModelError(
        f"{folder} holds no tagger: a pipeline of spaCy has meta.json, a model of transformers config.json"
    )


def _folder(model: str | Path) -> Path:
    """Return the folder of a model: the one named, or that of an installed package, which is not loaded for it."""
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    name = str(model)
    found = find_spec(name) if name.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        first = "" if find_spec("spacy") else "pip install 'namenorm[ner]' and "
        raise ModelError(
            f"ner {model}: no such folder, and no spaCy pipeline of this name is installed: name a folder, or {first}"
            f"python -m spacy download {name if name.isidentifier() else 'en_core_web_sm'}"
        )
    return Path(found.submodule_search_locations[0])
