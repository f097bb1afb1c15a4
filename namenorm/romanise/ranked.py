"""Choices made independently of one another, ranked: the likeliest spellings of a name out of all of them."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from namenorm.romanise.pinyin import Spelling

MOST_SPELLINGS = 12
"""As many spellings as a system gives at most: a spelling that nobody uses costs false flags."""
LEAST_WEIGHT = 0.02
"""What is less likely than this, beside the likeliest spelling, is left out for the same reason."""
_MOST_COMBINATIONS = 20_000
Choice = TypeVar("Choice")


def shares(weights: Mapping[Choice, float]) -> dict[Choice, float]:
    """Return weights as shares of their sum."""
    total = math.fsum(weights.values())
    return {one: weight / total for one, weight in weights.items()}


def ranked(options: Sequence[Mapping[str, float]], most: int) -> list[tuple[tuple[str, ...], float]]:
    """Return the likeliest combinations of one choice from each place, with the product of their weights.

    Args:
        options: For each place, the choices and their weights.
        most: How many combinations to return at most.
    """
    every = itertools.islice(itertools.product(*(place.items() for place in options)), _MOST_COMBINATIONS)
    weighed = ((tuple(text for text, _ in row), math.prod(weight for _, weight in row)) for row in every)
    return heapq.nsmallest(most, weighed, key=lambda pair: (-pair[1], pair[0]))


def best(spellings: Iterable[Spelling], most: int = MOST_SPELLINGS) -> tuple[Spelling, ...]:
    """Return the likeliest spellings, one for each text, scaled so that the first weighs 1.

    A text that several systems give adds up their weights.
    """
    merged: dict[tuple[str, str], Spelling] = {}
    for one in spellings:
        held = merged.get((one.surname, one.given))
        weight = one.weight + (held.weight if held else 0.0)
        merged[one.surname, one.given] = type(one)(one.surname, one.given, weight)
    chosen = heapq.nsmallest(most, merged.values(), key=lambda one: (-one.weight, one.text))
    scaled = (type(one)(one.surname, one.given, one.weight / chosen[0].weight) for one in chosen)
    return tuple(one for one in scaled if one.weight >= LEAST_WEIGHT)
