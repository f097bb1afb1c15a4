"""What every model of quality estimation offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

InputSegment = Literal["src", "mt"]
"""A text that a model reads, as COMET names it: a segment of the original, or of the translation."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment of the original and the one of the translation that renders it."""

    source: str
    translation: str


class Scorer(Protocol):
    """Scores segments; safe to share between threads."""

    @property
    def reads(self) -> tuple[InputSegment, ...]:
        """What the model reads, in that order."""
        ...

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        """Return a score for each pair, higher being better, in any number of batches.

        Raises:
            ModelError: If the model cannot be loaded.
        """
        ...
