"""What a judgement is trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One question that a judgement is asked, and the answer.

    Attributes:
        features: Of a candidate of one name, or of a name.
        right: Whether the candidate is meant; of a name that the book does not know, whether it is spelt wrongly.
        person: Who is meant, for keeping a person out of a fold; empty where nobody has said.
        weight: How much the row counts among those of real pages.
    """

    features: Mapping[str, float]
    right: bool
    person: str
    weight: float = 1.0
