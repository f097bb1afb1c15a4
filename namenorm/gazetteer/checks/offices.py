"""The offices of a book: their dates, their seats, and what in the book contradicts those that go on.

Dates are days of the calendar in their order, and nobody too many holds an office on any day. What contradicts an
office that goes on (the words of the book on its holder, other holders, other spellings) is a warning: the book is
behind the news, or describes somebody in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from namenorm.dates import first_day, last_day
from namenorm.gazetteer.checks.book import Entry, Fault, Located, Place
from namenorm.gazetteer.model import Role
from namenorm.rules import BOOK_LANGUAGE, Rules
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


_RULE = "office"
_DIED = re.compile(r"\((?:\d{4}-|died )\d{4}\)")
_CLAUSE = re.compile(r"[^,;()]+")


@dataclass(frozen=True)
class OfficeTitles:
    """How English writes offices, from ``offices.yaml`` and ``office_titles.yaml``, and the countries that they are of.

    Attributes:
        first: The first title of each line by each title of it.
        forms: Ways to write a ministry's head, ``{}`` for what it is of; the first one stands for all.
        apart: Countries in which a title is an office of its own, and not what its line says.
        past: Words before a title that say that it is not held now, or that it is a lower one.
        ended: Those of them that say that it was held.
        states: English names of territories by ISO 3166-1 code.
    """

    first: Mapping[str, str]
    forms: Sequence[re.Pattern[str]]
    apart: Mapping[str, Sequence[str]]
    past: frozenset[str]
    ended: frozenset[str]
    states: Mapping[str, Sequence[str]]

    def one(self, title: str, country: str = "") -> str:
        """Return the one title that stands for an office of a country, however it is written."""
        said = title.lower()
        if country in self.apart.get(said, ()):
            return said
        if said not in self.first and (
            found := next(filter(None, (form.fullmatch(said) for form in self.forms)), None)
        ):
            said = f"{found[1]} minister"
        return self.first.get(said, said)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the titles of the table, the longest first, and those of ministers of whatever."""
        listed = map(re.escape, sorted(self.first, key=len, reverse=True))
        minister = rf"(?!(?:{'|'.join(self.past)})\b)\w+ minister"
        words = (form.pattern.replace("(.+)", r"\w+") for form in self.forms)
        return re.compile(rf"(?<![\w-])(?:{'|'.join((*listed, minister, *words))})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Held:
    """A term of somebody's in an office."""

    entry: Entry
    role: Role
    place: Place


def check_offices(book: Located) -> Iterator[Fault]:
    """Yield offices that go on although the book says otherwise, and those that it says and does not list.

    That is: of somebody who died, or is called a former holder; beside another holder of the one seat, or before a
    later one; an office of a state in a description, without a role; one office under several titles; and a country
    behind a comma in the description of a person.
    """
    titles = office_titles()
    people = [one for one in book.entries if one.by_hand and one.entity.kind == "person"]
    for entry in people:
        yield from _of_description(entry, titles)
        if not _DIED.search(entry.entity.about):
            yield from _missing(entry, titles)
    held = [_Held(entry, role, place) for entry in people for role, place in entry.roles()]
    for _, terms in groupby(
        sorted(held, key=lambda one: _office(one.role, titles)), lambda one: _office(one.role, titles)
    ):
        yield from _of_office(list(terms))


def office_titles() -> OfficeTitles:
    """Return the titles of the bundled rules."""
    return Rules(BOOK_LANGUAGE).built("office_titles", _build)


def _build(topic: Any) -> OfficeTitles:
    rules = Rules(BOOK_LANGUAGE)
    offices = rules.topic("offices")
    return OfficeTitles(
        first={title: line[0] for line in offices["titles"] for title in line},
        forms=[re.compile(re.escape(form).replace(r"\{\}", "(.+)")) for form in topic["forms"]],
        apart=topic["apart"],
        past=frozenset((*offices["not_now"].split(), *offices["lesser"].split())),
        ended=frozenset(topic["ended"].split()),
        states=rules.topic("territories")["names"],
    )


def _office(role: Role, titles: OfficeTitles) -> tuple[str, str, str]:
    return titles.one(role.title, role.country), key(role.organisation), role.country


def _of_description(entry: Entry, titles: OfficeTitles) -> Iterator[Fault]:
    """Yield the offices that the description says have ended, and a country that stands behind a comma."""
    about = entry.entity.about
    for role, place in entry.roles():
        if role.until:
            continue
        if _DIED.search(about):
            yield _warning(entry, place, f"{role.title} goes on, and the holder died: give it its until")
        elif _is_former(titles.one(role.title, role.country), about, titles):
            yield _warning(
                entry, place, f"{role.title} goes on, and the description says former: mend the one or the other"
            )
    names = (name for code in entry.entity.countries for name in titles.states.get(code, ()))
    if country := next((name for name in names if re.search(rf", {re.escape(name)}(?=$|,| \()", about)), None):
        said = f"{country} stands behind a comma in the description: write “of {country}” or “in {country}”"
        yield _warning(entry, entry.statements[0].at("about"), said)


def _is_former(title: str, about: str, titles: OfficeTitles) -> bool:
    """Tell whether a description has a title behind "former", and nowhere else."""
    found = {_before(clause, start) & titles.past for said, clause, start, _ in _said(about, titles) if said == title}
    return bool(found) and all(words & titles.ended for words in found)


def _missing(entry: Entry, titles: OfficeTitles) -> Iterator[Fault]:
    """Yield the offices of a state that a description says are held now, and that stand in no role.

    Only what is plain counts: a title of the table begins a clause or follows "and", and the state ends it.
    """
    one = entry.entity
    listed = {titles.one(role.title, role.country) for role in one.roles}
    states = [name for code in one.countries for name in titles.states.get(code, ())]
    behind = re.compile(rf" of (?:the )?({'|'.join(map(re.escape, states))})(?: (?:and|for) .*)?", re.IGNORECASE)
    for title, clause, start, end in _said(one.about, titles):
        before = clause[:start].strip()
        found = behind.fullmatch(clause[end:].rstrip()) if states and (not before or before.endswith(" and")) else None
        if found and title in titles.first and title not in listed and not _before(clause, start) & titles.past:
            said = f"the description says {title} of {found[1]}, and no role does"
            yield _warning(entry, entry.statements[0].at("about"), said)


def _said(about: str, titles: OfficeTitles) -> Iterator[tuple[str, str, int, int]]:
    """Yield each office that a description names: its one title, the clause, and where in it it stands."""
    for clause in _CLAUSE.findall(about):
        for found in titles.pattern.finditer(clause):
            yield titles.one(found[0]), clause, found.start(), found.end()


def _before(clause: str, start: int) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", clause[:start].lower()))


def _of_office(terms: Sequence[_Held]) -> Iterator[Fault]:
    """Yield what is wrong with the terms of one office taken together."""
    written = {one.role.title.lower() for one in terms}
    if len(written) > 1:
        said = f"one office is written in several ways ({', '.join(sorted(written))}): write it in one"
        yield _warning(terms[-1].entry, terms[-1].place, said, *(one.place for one in terms[:-1]))
    if any(one.role.seats == 1 for one in terms):
        yield from _succeeded(sorted(terms, key=lambda one: (one.role.since, one.place)))


def _succeeded(terms: Sequence[_Held]) -> Iterator[Fault]:
    """Yield the terms in an office of one seat that go on, each with the last of other holders' that come after it.

    One that has no beginning comes first, and what ended may have been before it.
    """
    for number, one in enumerate(terms):
        begun = one.role.since
        after = [two for two in terms[number + 1 :] if two.entry is not one.entry and (begun or not two.role.until)]
        if after and not one.role.until:
            last = after[-1]
            since = f" since {last.role.since}" if last.role.since else ""
            said = f"{one.role.title} goes on, and {last.entry.entity.id} has it{since}: give the earlier its until"
            yield _warning(one.entry, one.place, said, last.place)


def _warning(entry: Entry, place: Place, said: str, *also: Place) -> Fault:
    return entry.fault(place, _RULE, said, *also, severity="warning")
