"""Offices with a known number of seats: nobody too many on any day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.checks.roles import sound
from namenorm.gazetteer.days import first_day, last_day
from namenorm.gazetteer.model import Role
from namenorm.text.key import key

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Term:
    """A time through which somebody is known to have held an office, first and last day included."""

    first: date
    last: date
    entry: Entry
    role: Role
    place: Place


def check(book: Located) -> Iterator[Fault]:
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


def _terms(book: Located) -> Iterator[_Term]:
    for entry in book.entries:
        for role, place in entry.roles():
            known = _known(role) if role.seats and sound(role) else None
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
