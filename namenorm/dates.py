"""A day, in whatever form a caller has it; and the first and the last day of a year, a month or a day."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Any

from namenorm.errors import InputError

_DAY = len("2024-07-03")
_NOTHING = frozenset({"NAType", "NaTType"})  # of pandas, which is not imported for it


def iso_date(given: Any) -> str | None:
    """Return a date, or a date and time, as text of ISO 8601; None where there is none.

    Args:
        given: A ``date`` or ``datetime``; a value of pandas, NumPy or Arrow that is one; text of ISO 8601, which has to
            say a day, and is kept as it stands if it begins as 2024-07-03 does; or what stands for nothing: None, an
            empty text, NaT, NA, NaN.

    Raises:
        InputError: If it is anything else, such as a number or a month.
    """
    value = given.as_py() if hasattr(given, "as_py") else given  # Arrow's
    kind = type(value).__name__
    if value is None or kind in _NOTHING or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip() if isinstance(value, str) or kind == "datetime64" else None
    if text in ("", "NaT"):
        return None
    try:
        return _read(text or "")
    except ValueError:
        raise InputError(f"{given!r} is not a date of ISO 8601; write it as 2024-07-03") from None


def _read(text: str) -> str:
    """Return a text that says a day; one in another form than the usual is rewritten (20240703, 2024-W27-3)."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        read = datetime.fromisoformat(text)
    return text if text[:_DAY] == read.isoformat()[:_DAY] else read.isoformat()


def first_day(text: str) -> date | None:
    """Return the first day of "2024", "2024-05" or "2024-05-20"; None for what no calendar has."""
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    return _date(year, month, day)


def last_day(text: str) -> date | None:
    """Return the last day of "2024", "2024-05" or "2024-05-20"; None for what no calendar has."""
    first = first_day(text)
    if first is None or len(text) == len("2024-05-20"):
        return first
    month = first.month if len(text) == len("2024-05") else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
