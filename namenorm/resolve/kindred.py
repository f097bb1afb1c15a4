"""Names on a page that tell a country by their surnames, whether or not the book knows their bearers."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from namenorm.resolve.group import Group
from namenorm.rules import Rules
from namenorm.text.key import squash

_SEVERAL = 3.0  # names that count 1 together


def telling_surnames() -> Mapping[str, tuple[str, ...]]:
    """Return, for each squashed surname of ``telling_surnames``, the ISO codes of the countries that it tells."""
    return Rules("und").built("telling_surnames", _by_surname)


def _by_surname(parsed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {surname: tuple(codes.split()) for codes, surnames in parsed.items() for surname in surnames.split()}


@dataclass(frozen=True, slots=True)
class Kindred:
    """The groups of a page that tell a country.

    Attributes:
        groups: Their numbers, by ISO code.
    """

    groups: Mapping[str, frozenset[int]]

    def of(self, countries: Collection[str], but: int) -> float:
        """Return how much the names of a page speak for some countries: 0 for none of them, 1 for three names.

        Args:
            countries: ISO codes.
            but: Number of the group that is judged.
        """
        others = {number for code in countries for number in self.groups.get(code, ())} - {but}
        return math.log1p(len(others)) / math.log1p(_SEVERAL)


NO_KINDRED = Kindred({})


def kindred(groups: Iterable[Group], surnames: Mapping[str, tuple[str, ...]]) -> Kindred:
    """Return which groups of a page tell a country: persons of two words or more, by the first word or the last."""
    told: dict[str, set[int]] = {}
    for group in groups:
        words = group.surface.split()
        if group.is_person and len(words) > 1:
            for code in {code for word in (words[0], words[-1]) for code in surnames.get(squash(word), ())}:
                told.setdefault(code, set()).add(group.number)
    return Kindred({code: frozenset(numbers) for code, numbers in told.items()})
