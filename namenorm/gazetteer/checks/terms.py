"""The dates of offices, and their seats: days of the calendar in their order, and nobody too many on any day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.days import first_day, last_day
from namenorm.gazetteer.model import Role
from namenorm.text.key import key

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Term:
    """A time through which somebody is known to have held an office, first and last day included."""

    first: date
    last: date
    entry: Entry
    role: Role
    place: Place


def check_seats(book: Located) -> Iterator[Fault]:
    """Yield holders of an office (title, organisation and country) on whose first day its seats were all taken.

    Only days on which an office is known to have been held count: a term "since 2015" is known from the end of 2015,
    one "until 2020" to the end of 2019, and one that goes on to its ``checked_on``. Who leaves and who follows may
    share a day.
    """
    offices: dict[tuple[str, str, str], list[_Term]] = {}
    for term in _terms(book):
        role = term.role
        offices.setdefault((key(role.title), key(role.organisation), role.country), []).append(term)
    for terms in offices.values():
        yield from _crowded(sorted(terms, key=lambda one: (one.first, one.place)))


def check_dates(book: Located) -> Iterator[Fault]:
    """Yield roles whose dates are none, and roles that begin after they end or after ``checked_on``."""
    for entry in book.entries:
        for role, place in entry.roles():
            yield from _dates(entry, role, place)


def _is_sound(role: Role) -> bool:
    """Tell whether all dates that a role has are days of the calendar."""
    return not list(_no_dates(role))


def _dates(entry: Entry, role: Role, place: Place) -> Iterator[Fault]:
    wrong = [f"{said} is {text!r}, which is no date" for said, text in _no_dates(role)]
    if not wrong and role.since:
        wrong = list(_disorder(role))
    for said in wrong:
        yield entry.fault(place, "role-date", f"{role.title}: {said}")


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


def _terms(book: Located) -> Iterator[_Term]:
    for entry in book.entries:
        for role, place in entry.roles():
            known = _known(role) if role.seats and _is_sound(role) else None
            if known is not None and known[0] <= known[1]:
                yield _Term(*known, entry, role, place)


def _known(role: Role) -> tuple[date, date] | None:
    end = first_day(role.until) if role.until else None
    last = end - _DAY if end else first_day(role.checked_on) if role.checked_on else None
    first = last_day(role.since) if role.since else last
    return None if first is None or last is None else (first, last)


def _crowded(terms: Sequence[_Term]) -> Iterator[Fault]:
    for number, term in enumerate(terms):
        there = [one for one in terms[:number] if one.last >= term.first and one.entry is not term.entry]
        holders = {one.entry.entity.id: one for one in there}
        if len(holders) >= (term.role.seats or 1):
            others = ", ".join(f"{one.entry.entity.id} at {one.place}" for one in holders.values())
            office = f"{term.role.title} of {term.role.organisation}".removesuffix(" of ")
            said = (
                f"{office} (seats: {term.role.seats}) is held on {term.first} by {others}, too: "
                "give the earlier term its until, or the office its true number of seats"
            )
            places = (one.place for one in holders.values())
            yield term.entry.fault(term.place, "seat", said, *places)
