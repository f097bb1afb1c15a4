"""What the reading of quantities yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.values import Span

Kind = Literal["number", "ordinal", "percent", "fraction", "year", "decade", "month", "day", "hour"]
DATES: frozenset[Kind] = frozenset({"year", "decade", "month", "day"})
"""The kinds that are parts of a date."""
MOST = 1e18
"""The largest number that is read; longer rows of digits are no quantities."""
Weight = Literal["firm", "soft", "weak"]
"""How surely a translation has to say it: digits and long numerals are firm; small numbers in words or characters are
soft; what may as well be an article, a pronoun or a part of a word is weak, and nobody asks for it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with what it counts.

    Attributes:
        start: First code point.
        end: One past the last.
        value: The number; a percentage in per cent, a fraction as itself, a month as 1 to 12.
        kind: What sort of number it is.
        high: The most that it may be, where a span is given ("七八十", "dozens"); ``value`` is then the least.
        others: Values that the same words may have too: 22年 is 22 years, or the year 2022.
        unit: What it is measured in, a name of ``rules/und/units.yaml``; empty where nothing known follows.
        money: The currencies that it may be in, ISO 4217; empty where it is no money.
        rough: Whether the words around it say that it is not exact.
        weight: How surely a translation has to say it.
        digits: Whether it is written in digits.
        month: Of a day, the month that stands beside it.
        labels: What it numbers, where it counts nothing: an article, a level, a floor; see ``labels`` of the rules.
        counts: Whether it counts persons or things, by the measure word behind it, and no unit.
    """

    start: int
    end: int
    value: float
    kind: Kind = "number"
    high: float | None = None
    others: tuple[float, ...] = ()
    unit: str = ""
    money: frozenset[str] = frozenset()
    rough: bool = False
    weight: Weight = "firm"
    digits: bool = True
    month: float | None = None
    labels: frozenset[str] = frozenset()
    counts: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def values(self) -> tuple[float, ...]:
        """All values that its words may have, the likeliest first."""
        return (self.value, *self.others)
