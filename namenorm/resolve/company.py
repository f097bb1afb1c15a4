"""Who else is on a page: people of one country come together, and count as surely as they are meant."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from namenorm.index.stack import Found
from namenorm.resolve.profile import BULK

_SEVERAL = 3.0  # people, each for certain, whose company counts 1; more count more, each less than the one before
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Company:
    """The people of a page.

    Attributes:
        likely: For each country, by ISO code, the persons of it for whom some name may stand: how likely each is.
        held: What was made of some countries.
    """

    likely: Mapping[str, Mapping[str, float]]
    held: dict[tuple[str, ...], tuple[Mapping[str, float], float, int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def of(self, countries: Collection[str]) -> float:
        """Return how much company there is of some countries: 0 for nobody, 1 for three people, about 2 for fifteen."""
        return self.counted(countries)[0]

    def counted(self, countries: Collection[str], but: str = "") -> tuple[float, int]:
        """Return how much company there is of some countries, and how many others are more likely than not there.

        Args:
            countries: ISO codes.
            but: The entity whose company it is.
        """
        every, total, count = self._whole(tuple(countries))
        own = every.get(but, 0.0)
        if len(every) == (but in every):
            return 0.0, 0
        return math.log1p(max(total - own, 0.0)) / math.log1p(_SEVERAL), count - (own >= _LIKELY)

    def without(self, persons: Collection[str]) -> Company:
        """Return the company if the book did not know some persons, by identifier."""
        every = self.likely.items()
        return Company({code: {id_: p for id_, p in own.items() if id_ not in persons} for code, own in every})

    def _whole(self, countries: tuple[str, ...]) -> tuple[Mapping[str, float], float, int]:
        """Return the persons of some countries, how many they are likely to be, and how many more likely than not.

        Made once for all candidates of these countries: of a large book there are hundreds on a page.
        """
        if countries not in self.held:
            every = {id_: likely for code in countries for id_, likely in self.likely.get(code, {}).items()}
            values = every.values()
            self.held[countries] = every, math.fsum(values), sum(likely >= _LIKELY for likely in values)
        return self.held[countries]


def company(judged: Iterable[tuple[Found, float]]) -> Company:
    """Return the company on a page.

    Args:
        judged: Every candidate of every name, with how likely it is to be meant by what else the page says.
    """
    likely: dict[str, dict[str, float]] = {}
    for found, probability in judged:
        entity = found.entity
        if entity.kind == "person" and entity.source not in BULK:
            for code in entity.countries:
                own = likely.setdefault(code, {})
                own[entity.id] = max(probability, own.get(entity.id, 0.0))
    return Company(likely)
