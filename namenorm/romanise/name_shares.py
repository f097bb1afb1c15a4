"""How likely a name is among the names of a culture, by how common its parts are there.

A name is a tuple of units: Han characters, or the syllables of their pinyin; the same shares answer for both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

Units = tuple[str, ...]


class Names(Protocol):
    """The names of a culture."""

    def chance(self, name: Units) -> float:
        """Return how likely this name is among all names of the culture."""
        ...


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """Names of a surname and a given name after it.

    Attributes:
        surnames: The share of each surname among bearers.
        given: The share of each unit among those of given names.
        wholes: The share of each given name that is known whole.
        whole: The share of given names that are known whole.
        lengths: The share of given names of one unit, of two, and so on.
        rare_surname: The share of a surname that is not known.
        rare_unit: The share of a unit that is not known in given names.
    """

    surnames: Mapping[Units, float]
    given: Mapping[str, float]
    wholes: Mapping[Units, float]
    whole: float
    lengths: tuple[float, ...]
    rare_surname: float
    rare_unit: float

    def chance(self, name: Units) -> float:
        """Return how likely a name is, wherever it divides."""
        return math.fsum(self.of_surname(name[:cut]) * self.of_given(name[cut:]) for cut in range(1, len(name)))

    def of_surname(self, surname: Units) -> float:
        """Return the share of a surname; one that is not known has one unit, or is the rarer the longer it is."""
        return self.surnames.get(surname) or self.rare_surname ** len(surname)

    def of_given(self, given: Units) -> float:
        """Return how likely a given name is, as one that is known whole and as one made of its units."""
        if not 1 <= len(given) <= len(self.lengths):
            return self.whole * self.wholes.get(given, 0.0)
        made = self.lengths[len(given) - 1] * math.prod(self.given.get(unit, self.rare_unit) for unit in given)
        return self.whole * self.wholes.get(given, 0.0) + (1 - self.whole) * made


@dataclass(frozen=True, slots=True)
class ElementNames:
    """Names made of elements one after another, with no surname.

    Attributes:
        elements: The share of each among elements.
        longer: How often another element follows.
        strange: The share of one unit that is no element.
    """

    elements: Mapping[Units, float]
    longer: float
    strange: float

    def chance(self, name: Units) -> float:
        """Return how likely a name is, however it divides into elements."""
        longest = max(map(len, self.elements), default=1)
        reached = [1.0] + [0.0] * len(name)
        for end in range(1, len(name) + 1):
            starts = range(max(0, end - longest), end)
            reached[end] = math.fsum(reached[start] * self._element(name[start:end]) for start in starts)
        return reached[-1] * (1 - self.longer) / self.longer if name else 0.0

    def _element(self, units: Units) -> float:
        share = self.elements.get(units) or (self.strange if len(units) == 1 else 0.0)
        return share * self.longer
