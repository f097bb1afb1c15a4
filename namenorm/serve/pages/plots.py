"""Figures as shapes: where each bar begins and how long it is. The templates only draw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from namenorm.gazetteer.days import first_day, last_day
from namenorm.gazetteer.model import Role

WIDTH = 640.0
_LABEL, _ROOM = 190.0, 380.0
_TALL = 150.0
_YEAR = 365.25
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a plot: open and settled, as lengths, and the numbers themselves."""

    label: str
    open: float
    settled: float
    numbers: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plot over time."""

    label: str
    x: float
    width: float
    height: float
    number: int
    shows_label: bool


@dataclass(frozen=True, slots=True)
class Term:
    """An office on a time line."""

    title: str
    role: Role
    x: float
    width: float
    is_ongoing: bool


def bars(figures: Iterable[tuple[str, int, int]], most: int = 15) -> tuple[Bar, ...]:
    """Return lines of a plot for labels with an open and a settled number, the greatest first."""
    ordered = sorted(figures, key=lambda one: (-one[1] - one[2], one[0]))
    shown = [*ordered[:most], *_rest(ordered[most:])]
    top = max((one[1] + one[2] for one in shown), default=0) or 1
    return tuple(
        Bar(label, round(_ROOM * open_ / top, 1), round(_ROOM * settled / top, 1), (open_, settled))
        for label, open_, settled in shown
    )


def columns(figures: Mapping[str, int]) -> tuple[Column, ...]:
    """Return columns in the order of their labels, which are days or months; the last ones, where there are many."""
    shown = sorted(figures.items())[-_MOST_COLUMNS:]
    top = max((number for _, number in shown), default=0) or 1
    step = WIDTH / max(len(shown), 6)
    every = max(1, -(-len(shown) * 70 // int(WIDTH)))  # a label takes about 70 units
    return tuple(
        Column(
            label,
            round(place * step, 1),
            round(step * 0.8, 1),
            round(_TALL * number / top, 1),
            number,
            place % every == 0,
        )
        for place, (label, number) in enumerate(shown)
    )


def terms(offices: Sequence[tuple[str, Role]]) -> tuple[Term, ...]:
    """Return offices that have a day on a common line of years, the earliest first."""
    dated = [(title, role, *_days(role)) for title, role in offices if role.since or role.until]
    if not dated:
        return ()
    low = min(one[2] for one in dated)
    span = max((max(one[3] for one in dated) - low).days, int(_YEAR))
    made = [
        Term(
            title,
            role,
            round(WIDTH * (since - low).days / span, 1),
            round(max(WIDTH * (until - since).days / span, 4), 1),
            not role.until,
        )
        for title, role, since, until in dated
    ]
    return tuple(sorted(made, key=lambda one: one.x))


def _days(role: Role) -> tuple[date, date]:
    today = datetime.now(UTC).date()
    until = (last_day(role.until) if role.until else today) or today
    since = (first_day(role.since) if role.since else None) or date(until.year - 1, 1, 1)
    return min(since, until), until


def _rest(left: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    if not left:
        return []
    return [(f"{len(left):,} others", sum(one[1] for one in left), sum(one[2] for one in left))]
