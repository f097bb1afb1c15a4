"""NN311 weekday-against-date: "Tuesday (July 3, 2024)", which was a Wednesday.

Only a date with a year can be judged. Where the text gives none, it is the one that brings the date near the day of
publication, if that is known. How a language writes dates is ``rules/<language>/dates.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.values import Evidence, Finding, Span

CODE = "NN311"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d)"
_GREGORIAN = 1920  # from then on, dates of all countries of the book are of this calendar
_BEFORE = 40  # characters: the longest date with what stands between
_NEAR = 150  # days between the publication and a date whose year is taken from it


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The rules, ready for use.

    Attributes:
        weekdays: The names, Monday first.
        months: Number of each month by its name and its short forms.
        after: A date that follows a weekday, one pattern for each form of a date.
        before: A date that a weekday follows, ending where the weekday begins; the same.
        elsewhere: What follows a weekday that belongs to something else.
    """

    weekdays: tuple[str, ...]
    months: dict[str, int]
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    elsewhere: re.Pattern[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each weekday and date beside it that are not of one day."""
    text = page.document.text
    calendar = page.rules.built("dates", _calendar)
    for number, name in enumerate(calendar.weekdays):
        at = text.find(name)
        while at >= 0:
            match = _date_beside(text, at, at + len(name), calendar)
            day = _day(match, calendar, page.document.day) if match else None
            if match and day and day.weekday() != number:
                span = Span(min(at, match.start("date")), max(at + len(name), match.end("date")))
                yield _finding(page, span, day, calendar)
            at = text.find(name, at + 1)


def _finding(page: Page, span: Span, day: date, calendar: _Calendar) -> Finding:
    right = calendar.weekdays[day.weekday()]
    message = f"The day and the date do not agree: {day.isoformat()} was a {right}"
    evidence = (Evidence("calendar", f"{day.isoformat()}: {right}"),)
    return make(page, CODE, span, message, confidence=0.95, provisional=True, evidence=evidence)


def _date_beside(text: str, start: int, end: int, calendar: _Calendar) -> re.Match[str] | None:
    """Return the date that a weekday is said of."""
    found = [form.match(text, end) for form in calendar.after]
    if not calendar.elsewhere.match(text, end):
        found += [form.search(text, max(0, start - _BEFORE), start) for form in calendar.before]
    return next((match for match in found if match), None)


def _day(match: re.Match[str], calendar: _Calendar, known: date | None) -> date | None:
    """Return the day of a date; None where its year is not known or there is no such day."""
    month, day = calendar.months[match["month"]], int(match["day"])
    if match["year"]:
        found = _valid(int(match["year"]), month, day)
        return found if found and found.year >= _GREGORIAN else None
    if known is None:
        return None
    near = (_valid(known.year + step, month, day) for step in (-1, 0, 1))
    return next((one for one in near if one and abs((one - known).days) <= _NEAR), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(topic: Any) -> _Calendar:
    months = {name: number for number, names in enumerate(topic["months"], 1) for name in names}
    forms = list(_forms(topic, months))
    first, second = "|".join(topic["weekday_first"]), "|".join(topic["date_first"])
    return _Calendar(
        weekdays=tuple(topic["weekdays"]),
        months=months,
        after=tuple(re.compile(rf"(?:{first})(?P<date>{form})") for form in forms),
        before=tuple(re.compile(rf"(?<![\w.])(?P<date>{form})(?:{second})$") for form in forms),
        elsewhere=re.compile("|".join(map(re.escape, topic["belongs_elsewhere"]))),
    )


def _forms(topic: Any, months: dict[str, int]) -> Iterator[str]:
    """Yield a pattern for each form of a date, with groups ``day``, ``month`` and ``year``."""
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    day = rf"(?<!\d)(?P<day>[0-3]?\d){topic['ordinal']}(?!\d)"
    parts = {"month": rf"(?P<month>{names})(?!\w)", "day": day, "year": _YEAR}
    for form in topic["forms"]:
        yield form.format(**parts)
