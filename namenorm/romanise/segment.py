"""A word of a Latin spelling divided into syllables, by how common each is in a system."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Mapping

_LONGEST_WORD = 24
Division = tuple[tuple[str, ...], float]
"""Syllables, and the product of their shares."""


def syllables(word: str, shares: Mapping[str, float], most: int) -> Division:
    """Return the likeliest division of a word and the product of its shares; an empty one and 0 where none fits.

    Args:
        word: In lower case.
        shares: Of the syllables, as fractions of 1.
        most: How many syllables a word may have at most.
    """
    if not word or len(word) > _LONGEST_WORD:
        return (), 0.0
    best: dict[tuple[int, int], Division] = {(0, 0): ((), 1.0)}
    for end, count in itertools.product(range(1, len(word) + 1), range(1, most + 1)):
        shorter = ((start, best[start, count - 1]) for start in range(end) if (start, count - 1) in best)
        every = [((*cut, word[start:end]), share * shares.get(word[start:end], 0.0)) for start, (cut, share) in shorter]
        found = max(every, key=operator.itemgetter(1), default=((), 0.0))
        if found[1]:
            best[end, count] = found
    ends = [best[len(word), count] for count in range(1, most + 1) if (len(word), count) in best]
    return max(ends, key=operator.itemgetter(1), default=((), 0.0))
