"""The dates of roles: days of the calendar, in their order, and not after the day on which somebody looked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.days import first_day, last_day
from namenorm.gazetteer.model import Role

_RULE = "role-date"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check(book: Located) -> Iterator[Fault]:
    """Yield roles whose dates are none, and roles that begin after they end or after ``checked_on``."""
    for entry in book.entries:
        for role, place in entry.roles():
            yield from _check(entry, role, place)


def sound(role: Role) -> bool:
    """Tell whether all dates that a role has are days of the calendar."""
    return not list(_no_dates(role))


def _check(entry: Entry, role: Role, place: Place) -> Iterator[Fault]:
    wrong = [f"{said} is {text!r}, which is no date" for said, text in _no_dates(role)]
    if not wrong and role.since:
        wrong = list(_disorder(role))
    for said in wrong:
        yield entry.fault(place, _RULE, f"{role.title}: {said}")


def _no_dates(role: Role) -> Iterator[tuple[str, str]]:
    for said, text in (("since", role.since), ("until", role.until), ("checked_on", role.checked_on)):
        if text and (not _DATE.fullmatch(text) or first_day(text) is None):
            yield said, text


def _disorder(role: Role) -> Iterator[str]:
    begins = first_day(role.since)
    for said, text in (("until", role.until), ("checked_on", role.checked_on)):
        end = last_day(text) if text else None
        if begins and end and begins > end:
            yield f"since {role.since} is after {said} {text}"
