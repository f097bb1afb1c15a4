"""Wikidata's times as the book's dates."""

from __future__ import annotations

import re

from namenorm.gazetteer.importers.wikidata_json import Snak, TimeValue

_TIME = re.compile(r"\+0*(\d{4})-(\d{2})-(\d{2})T")
_DAY, _MONTH, _YEAR = 11, 10, 9
_JULIAN = "Q1985786"


def date(value: TimeValue) -> str:
    """Return a day, a month or a year, ISO 8601, as precise as Wikidata knows it.

    Empty for a decade or less precise, and before the year 1000. A day of the Julian calendar gives its year alone,
    which is the same in the Gregorian but for a few days of January.
    """
    found = _TIME.match(value.time)
    if found is None or value.precision < _YEAR or found[1] < "1000":
        return ""
    year, month, day = found.groups()
    if value.precision == _YEAR or month == "00" or value.calendarmodel.endswith(_JULIAN):
        return year
    return f"{year}-{month}" if value.precision == _MONTH or day == "00" else f"{year}-{month}-{day}"


def date_of(snak: Snak[TimeValue] | None) -> str:
    """Return the date that a qualifier gives, empty where it gives none."""
    return date(snak.datavalue.value) if snak is not None and snak.datavalue is not None else ""


def is_unknown(snak: Snak[TimeValue] | None) -> bool:
    """Tell whether a qualifier says that there is a date, and gives none that the book can use."""
    return snak is not None and snak.snaktype != "novalue" and not date_of(snak)
