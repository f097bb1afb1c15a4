"""Names that several ways of writing may have shaped: each choice is weighed under every way, and the sum ranked."""

from __future__ import annotations

import heapq
import itertools
import math
import operator
from collections.abc import Mapping, Sequence

from namenorm.romanise.parts import Weights

Vectors = Mapping[str, tuple[float, ...]]
"""Spellings of one part, each with its share under every way of writing."""


def vectors(parts: Sequence[Weights]) -> dict[str, tuple[float, ...]]:
    """Return each spelling with its share under every way; a way that has none for the part gives 0 to all."""
    totals = [math.fsum(weights.values()) or 1.0 for weights in parts]
    spellings = sorted({spelling for weights in parts for spelling in weights})
    return {
        spelling: tuple(weights.get(spelling, 0.0) / total for weights, total in zip(parts, totals, strict=True))
        for spelling in spellings
    }


def mixed(part: Vectors, shares: Sequence[float], most: float) -> dict[str, tuple[float, ...]]:
    """Return a part whose spellings may come from another way, at the given shares; ``most`` of all do."""
    pooled = {spelling: _weight_of(shares, held) for spelling, held in part.items()}
    whole = math.fsum(pooled.values()) or 1.0
    return {
        spelling: tuple((1 - most) * share + most * pooled[spelling] / whole for share in held)
        for spelling, held in part.items()
    }


def likeliest(part: Vectors, shares: Sequence[float], most: int, least: float) -> dict[str, tuple[float, ...]]:
    """Return the spellings of a part that are likeliest over all ways.

    Args:
        part: The spellings.
        shares: How many names are written in each way.
        most: How many to return at most.
        least: How likely a spelling must be beside the likeliest.
    """
    weights = {spelling: _weight_of(shares, held) for spelling, held in part.items()}
    chosen = heapq.nsmallest(most, weights, key=lambda spelling: (-weights[spelling], spelling))
    return {spelling: part[spelling] for spelling in chosen if weights[spelling] >= least * weights[chosen[0]]}


def ranked_over(parts: Sequence[Vectors], shares: Sequence[float], most: int) -> list[tuple[tuple[str, ...], float]]:
    """Return the likeliest combinations of a spelling of each part, with their weights over all ways."""
    rows = (
        (tuple(spelling for spelling, _ in row), _weight(shares, [held for _, held in row]))
        for row in itertools.product(*(part.items() for part in parts))
    )
    return heapq.nsmallest(most, rows, key=lambda pair: (-pair[1], pair[0]))


def _weight_of(shares: Sequence[float], held: Sequence[float]) -> float:
    return math.fsum(map(operator.mul, shares, held))


def _weight(shares: Sequence[float], held: Sequence[tuple[float, ...]]) -> float:
    return math.fsum(map(math.prod, zip(shares, *held, strict=True)))
