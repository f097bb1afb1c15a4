"""Dates of three precisions: a year, a month or a day."""

from __future__ import annotations

import calendar
from datetime import date


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
