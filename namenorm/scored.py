"""The score of a document: what all its findings come to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """The penalty of a dimension of the MQM typology.

    Attributes:
        name: The dimension: ``terminology``, ``accuracy`` or ``linguistic conventions``.
        penalty: Weighted penalty in 1,000 words; None where there are no words.
        low: Lower end of its 95 % interval.
        high: Upper end of it.
        counts: How many findings of each code there are.
    """

    name: str
    penalty: float | None
    low: float | None
    high: float | None
    counts: tuple[tuple[str, int], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self) | {"counts": dict(self.counts)}


@dataclass(frozen=True, slots=True)
class Score:
    """The penalty of a document, and of each dimension in which it has any.

    Attributes:
        words: How long the translation is.
        penalty: Weighted penalty in 1,000 words (critical 25, major 5, minor 1, info 0); None where there are no words.
        low: Lower end of its 95 % interval.
        high: Upper end of it.
        counts: How many findings of each code there are, also of those that count nothing.
        categories: By dimension.
    """

    words: int
    penalty: float | None
    low: float | None
    high: float | None
    counts: tuple[tuple[str, int], ...]
    categories: tuple[CategoryScore, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it in the form of the published JSON schema."""
        categories = [one.to_dict() for one in self.categories]
        return asdict(self) | {"counts": dict(self.counts), "categories": categories}
