"""What every tagger of translations offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from namenorm.gazetteer.model import EntityKind


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name in a text, by a model: code points ``start`` (included) to ``end`` (excluded), and what is named."""

    start: int
    end: int
    type: EntityKind


class Tagger(Protocol):
    """Tags names; safe to share between threads."""

    @property
    def hash(self) -> str:
        """Hash of the model's content."""
        ...

    def tag(self, text: str) -> Sequence[Tagged]:
        """Return the names of a text in order, without overlaps.

        Raises:
            ModelError: If the model cannot be loaded.
        """
        ...
