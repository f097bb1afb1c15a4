"""Terms of office: who held an office on a day, as far as the book's dates prove it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from namenorm.dates import first_day, last_day
from namenorm.gazetteer.model import Entity, Role
from namenorm.text.key import key

# Days around a term in which news may call somebody by the office already or still.
_GRACE = timedelta(days=60)


def held(role: Role, day: date) -> bool | None:
    """Tell whether a term of office covers a day; None where its dates leave it open.

    A term known by month or year is judged by the days on which it certainly ran. One that goes on is known as long as
    somebody looked: after ``checked_on`` nothing is said. Within sixty days of either end nothing is denied.

    Raises:
        ValueError: If a date of the role is none.
    """
    begins, began = _days(role.since)
    if begins is None or began is None:
        return None
    ends, ended = _days(role.until)
    if day < begins - _GRACE or (ended is not None and day > ended + _GRACE):
        return False
    known_to = ends or _days(role.checked_on)[0]
    return True if known_to is not None and began <= day <= known_to else None


def holder(entities: Iterable[Entity], offices: frozenset[tuple[str, str]], day: date) -> Entity | None:
    """Return the one certain holder of an office of one seat on a day; None where it is not certain, or not one.

    Args:
        entities: All to whom the book gives it.
        offices: Titles and organisations that stand for it, folded by ``text.key``.
        day: The day.
    """
    found = [one for one in entities if any(held(role, day) and role.seats == 1 for role in roles(one, offices))]
    return found[0] if len({one.id for one in found}) == 1 else None


def never_then(entity: Entity, offices: frozenset[tuple[str, str]], day: date) -> bool:
    """Tell whether somebody certainly did not hold an office on a day, as far as the book knows all of their terms."""
    return all(held(role, day) is False for role in roles(entity, offices))


def earlier(entity: Entity, offices: frozenset[tuple[str, str]], day: date) -> bool:
    """Tell whether somebody held an office at an earlier time."""
    return any((begins := _days(role.since)[0]) is not None and begins < day for role in roles(entity, offices))


def roles(entity: Entity, offices: frozenset[tuple[str, str]]) -> list[Role]:
    """Return the terms in which somebody holds one of the offices."""
    return [role for role in entity.roles if office(role) in offices]


def office(role: Role) -> tuple[str, str]:
    """Return what an office is known by: its title and its organisation, folded."""
    return key(role.title), key(role.organisation)


def _days(text: str) -> tuple[date | None, date | None]:
    return (first_day(text), last_day(text)) if text else (None, None)
