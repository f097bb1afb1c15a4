"""Counts in words."""

from __future__ import annotations

from namenorm.review.values import Counts
from namenorm.text.wording import count_words


def many(one: Counts) -> str:
    """Return how many places there are, in how many documents, of how many outlets where there are several."""
    outlets = f" of {count_words(one.outlets, 'outlet')}" if one.outlets > 1 else ""
    return f"{count_words(one.occurrences, 'place')} in {count_words(one.documents, 'document')}{outlets}"
