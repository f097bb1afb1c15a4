"""Segments in batches of similar length, since a batch is as slow as its longest segment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from namenorm.quality_estimation.scorer import Pair

_SIZE = 16
_DIGITS = 4  # beyond them a score depends on what else was in its batch


def in_batches(pairs: Sequence[Pair], score: Callable[[Sequence[Pair]], Sequence[float]]) -> list[float]:
    """Return the score of each pair in the given order, rounded to four digits."""
    order = sorted(range(len(pairs)), key=lambda place: _length(pairs[place]))
    scores = [0.0] * len(pairs)
    for first in range(0, len(order), _SIZE):
        places = order[first : first + _SIZE]
        for place, found in zip(places, score([pairs[one] for one in places]), strict=True):
            scores[place] = round(found, _DIGITS)
    return scores


def _length(pair: Pair) -> int:
    return len(pair.source) + len(pair.translation)
