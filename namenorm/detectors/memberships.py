"""Which states belonged to an organisation on a day: ``rules/und/memberships.yaml``, in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_GRACE = timedelta(days=365)
"""Who is about to join, or has just left, is often counted in."""


@dataclass(frozen=True, slots=True)
class Member:
    """A state in an organisation: its ISO 3166-1 code, and from when to when."""

    code: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation of states.

    Attributes:
        members: All that ever belonged.
        open: Codes of those that take part without being members.
    """

    members: tuple[Member, ...]
    open: frozenset[str]

    def at(self, day: date | None) -> frozenset[str]:
        """Return who belonged about that day; without a day, all that ever did."""
        return frozenset(one.code for one in self.members if day is None or _belongs(one, day))


def _belongs(one: Member, day: date) -> bool:
    return one.since - _GRACE <= day and (one.until is None or day <= one.until + _GRACE)


def memberships(topic: Any) -> Mapping[str, Membership]:
    """Return the topic ``memberships`` by the name of the organisation's row."""
    return {name: _membership(row) for name, row in topic["organisations"].items()}


def _membership(row: Any) -> Membership:
    members = tuple(_member(one, row["since"]) for one in row["members"])
    return Membership(members, frozenset(row.get("open", ())))


def _member(one: Any, since: date) -> Member:
    """Read a code, a code with its first day, or a code with its first and its last."""
    if isinstance(one, str):
        return Member(one, since, None)
    [(code, days)] = one.items()
    first, last = days if isinstance(days, list) else (days, None)
    return Member(code, first, last)
