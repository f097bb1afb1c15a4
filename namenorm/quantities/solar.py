"""Dates of the Solar Hijri calendar, by which Iran and Afghanistan reckon, as those of the common era."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from namenorm.quantities.matcher import either
from namenorm.quantities.values import Quantity

_APART = 621  # years between the two, from the new year in March to the end of December
_LONG, _HALF = 31, 6  # the first six months have 31 days, the others 30
_FIRST_LEAP = 1403  # years of which the new year falls on 20 March: every fourth from here, for some decades
_NEAR_YEAR = 2001  # a year that stands for one that is not told


class SolarDates:
    """Finds the days, months and years that stand in dates with a month of that calendar."""

    def __init__(self, months: Mapping[str, int]) -> None:
        """Take the names of the months and their numbers."""
        self._months = months
        day, month = r"(?:(?P<day>\d\d?)(?:\s?ام)?\s)?", rf"\b(?P<month>{either(months)})"
        self._date = re.compile(rf"{day}{month}(?:\sماه)?(?:\s(?:سال\s)?(?P<year>1[34]\d\d)(?!\d))?")

    def read(self, text: str) -> Iterator[Quantity]:
        """Yield what the dates of a text are in the common era, each part at its place.

        A month without a day or a year is left alone: its name may be another word, and it lies in two months.
        """
        for match in self._date.finditer(text):
            if not match["day"] and not match["year"]:
                continue
            year = int(match["year"]) if match["year"] else None
            first = _common(year, self._months[match["month"]], int(match["day"] or 1))
            last = first if match["day"] else first + timedelta(days=29)
            if match["day"]:
                # Without the year, the day may be the one before.
                others = () if year else ((first - timedelta(days=1)).day, (first + timedelta(days=1)).day)
                yield Quantity(
                    *match.span("day"), first.day, "day", month=first.month, others=tuple(map(float, others))
                )
            yield Quantity(*match.span("month"), first.month, "month", others=(float(last.month),), digits=False)
            if year:
                yield Quantity(*match.span("year"), first.year, "year", others=(float(last.year),))


def _common(year: int | None, month: int, day: int) -> date:
    """Return a day of the common era."""
    before = (month - 1) * 30 + min(month - 1, _HALF)
    new_year = 20 if year and (year - _FIRST_LEAP) % 4 == 0 and year >= 1375 else 21
    return date(year + _APART if year else _NEAR_YEAR, 3, new_year) + timedelta(days=before + min(day, _LONG) - 1)
