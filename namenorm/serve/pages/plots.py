"""Figures as shapes: where each bar begins and how long it is. The templates only draw them.

What lies across is in per cent of whatever width there is, so that a plot is as wide as its page and its text as large
as all other text; what stands upright is in CSS pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from namenorm.dates import first_day, last_day
from namenorm.gazetteer.model import Role

_WHOLE = 100.0
_TALL = 150.0
_LEAST = 0.8  # of the width: what is shorter is not seen
_LABEL, _LABEL_NARROW = 13.0, 22.0  # of the width: what a day takes on a large screen, and on a telephone's
_YEAR = 365.25
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a plot: open and settled, as shares of the width, and the numbers themselves."""

    label: str
    open: float
    settled: float
    numbers: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plot over time.

    Attributes:
        label: The day or month.
        x: Where it begins.
        width: How wide it is.
        height: How tall.
        number: What it stands for.
        shows_label: Whether there is room for its label.
        narrow_too: Whether there is on a narrow screen.
    """

    label: str
    x: float
    width: float
    height: float
    number: int
    shows_label: bool
    narrow_too: bool


@dataclass(frozen=True, slots=True)
class Term:
    """An office on a time line."""

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
        Bar(label, round(_WHOLE * open_ / top, 2), round(_WHOLE * settled / top, 2), (open_, settled))
        for label, open_, settled in shown
    )


def columns(figures: Mapping[str, int]) -> tuple[Column, ...]:
    """Return columns in the order of their labels, which are days or months; the last ones, where there are many."""
    shown = sorted(figures.items())[-_MOST_COLUMNS:]
    top = max((number for _, number in shown), default=0) or 1
    step = _WHOLE / max(len(shown), 6)
    every = math.ceil(_LABEL / step)
    seldom = every * math.ceil(_LABEL_NARROW / step / every)
    return tuple(
        Column(
            label,
            round(place * step, 2),
            round(step * 0.8, 2),
            round(_TALL * number / top, 1),
            number,
            place % every == 0,
            place % seldom == 0,
        )
        for place, (label, number) in enumerate(shown)
    )


def terms(offices: Sequence[Role]) -> tuple[Term, ...]:
    """Return offices on a common line of years, the earliest first; those without a day are left out."""
    dated = [(role, *_days(role)) for role in offices if role.since or role.until]
    if not dated:
        return ()
    low = min(one[1] for one in dated)
    span = max((max(one[2] for one in dated) - low).days, int(_YEAR))
    made = [
        Term(
            role,
            round(min(_WHOLE * (since - low).days / span, _WHOLE - _LEAST), 2),
            round(max(_WHOLE * (until - since).days / span, _LEAST), 2),
            not role.until,
        )
        for role, since, until in dated
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
