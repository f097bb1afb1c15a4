"""A model of transformers for token classification as a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from namenorm.errors import ModelError
from namenorm.mentions.taggers.labels import kind_of, label_kinds
from namenorm.mentions.taggers.pieces import pieces
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.neural.device import device
from namenorm.neural.folder import content_hash
from namenorm.neural.needs import load, told_as_model_error
from namenorm.neural.once import Once
from namenorm.neural.pretrained import pretrained
from namenorm.neural.texts import encodable

_BATCH = 16
_OVERLAP = 32  # tokens that two windows of a piece share that is longer than the model takes
_BESIDE = 2  # positions that RoBERTa keeps for padding


class TokenTagger:
    """Takes the entities that transformers' own pipeline finds.

    Attributes:
        hash: Of the model's content.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder of a model."""
        self._folder = folder
        self.hash = content_hash(folder)
        self._kinds = label_kinds()
        self._pipeline = Once(self._load)
        self._lock = Lock()

    def tag(self, text: str) -> Sequence[Tagged]:
        """Return the names of a text in order.

        Raises:
            ModelError: If the model cannot be loaded.
        """
        spans = list(pieces(text))
        pipeline = self._pipeline.get()
        texts = [encodable(text[one.start : one.end]) for one in spans]
        with self._lock, told_as_model_error(str(self._folder)):
            found = pipeline(texts, batch_size=_BATCH) if texts else []
        return tuple(
            Tagged(span.start + entity["start"], span.start + entity["end"], kind)
            for span, entities in zip(spans, found, strict=True)
            for entity in entities
            if (kind := kind_of(entity["entity_group"], self._kinds)) is not None
        )

    def _load(self) -> Any:
        model, tokenizer = pretrained(self._folder, "ner", "Token")
        self._refuse(tokenizer, model)
        longest = getattr(model.config, "max_position_embeddings", tokenizer.model_max_length) - _BESIDE
        tokenizer.model_max_length = min(tokenizer.model_max_length, longest)
        return load("ner", "transformers").pipeline(
            "token-classification",
            model=model,
            tokenizer=tokenizer,
            aggregation_strategy="first",
            stride=_OVERLAP,
            device=device(),
        )

    def _refuse(self, tokenizer: Any, model: Any) -> None:
        if not tokenizer.is_fast:
            raise ModelError(f"{self._folder}: the tokenizer tells no places; name a model with tokenizer.json")
        labels = model.config.id2label.values()
        if not any(kind_of(label, self._kinds) for label in labels):
            raise ModelError(
                f"{self._folder}: of its labels {', '.join(labels)} none is a name's: call them B-PER, I-PER, B-ORG, "
                "B-LOC and so on in id2label and label2id"
            )
