"""A spaCy pipeline as a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from namenorm.errors import ModelError
from namenorm.mentions.taggers.labels import kind_of, label_kinds
from namenorm.mentions.taggers.pieces import pieces
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.neural.folder import content_hash
from namenorm.neural.needs import first_line, load, told_as_model_error
from namenorm.neural.once import Once
from namenorm.neural.texts import encodable

# Components of spaCy that no tagger of names needs, and that take most of the time; a ruler's patterns may need them.
_NEEDLESS = ("tagger", "parser", "lemmatizer", "attribute_ruler", "morphologizer", "senter")
_RULERS = frozenset({"entity_ruler", "span_ruler"})


class SpacyTagger:
    """Takes the entities of a pipeline.

    Attributes:
        hash: Of the pipeline's content.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder of a pipeline, or of the package that it is installed as."""
        self._folder = folder
        self.hash = content_hash(folder)
        self._kinds = label_kinds()
        self._pipeline = Once(self._load)
        self._lock = Lock()

    def tag(self, text: str) -> Sequence[Tagged]:
        """Return the names of a text in order.

        Raises:
            ModelError: If the pipeline cannot be loaded.
        """
        spans = list(pieces(text))
        pipeline = self._pipeline.get()
        with self._lock, told_as_model_error(str(self._folder)):
            documents = list(pipeline.pipe(encodable(text[one.start : one.end]) for one in spans))
        return tuple(
            Tagged(span.start + entity.start_char, span.start + entity.end_char, kind)
            for span, document in zip(spans, documents, strict=True)
            for entity in document.ents
            if (kind := kind_of(entity.label_, self._kinds)) is not None
        )

    def _load(self) -> Any:
        spacy = load("ner", "spacy")
        try:
            pipeline = spacy.load(self._inner())
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"{self._folder}: spaCy {spacy.__version__} cannot load the pipeline ({first_line(error)}): take one "
                "that was made for this version"
            ) from error
        if not _RULERS & {pipeline.get_pipe_meta(name).factory for name in pipeline.pipe_names}:
            pipeline.disable_pipes(*(name for name in _NEEDLESS if name in pipeline.pipe_names))
        return pipeline

    def _inner(self) -> Path:
        """Return where the configuration lies: in a package, one folder farther in."""
        found = sorted(self._folder.glob("*/config.cfg"))
        return self._folder if (self._folder / "config.cfg").is_file() or not found else found[0].parent
