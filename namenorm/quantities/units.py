"""Units of measurement: their dimension and size, from ``rules/und/units.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from namenorm.rules import Rules


@cache
def sizes() -> Mapping[str, tuple[str, float]]:
    """Return each unit's dimension, and how many of the dimension's base one is."""
    return {name: (dimension, float(size)) for name, (dimension, size) in Rules("und").topic("units").items()}


def dimension(unit: str) -> str:
    """Return the dimension of a unit; empty for none."""
    return sizes().get(unit, ("", 1.0))[0]


def size(unit: str) -> float:
    """Return how many of its dimension's base a unit is."""
    return sizes().get(unit, ("", 1.0))[1]
