"""Terms of office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.model import Entity, Role
from namenorm.resolve.tenure import earlier, held, holder, never_then
from tests.books import cases

_OFFICE = frozenset({("president", "south korea")})
_DAYS = st.dates(date(2010, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(("given", "expect"), cases("resolve/tenure"))
def test_a_day_in_a_term(given: Any, expect: bool | None) -> None:
    term, day = given
    assert held(Role("president", **term), date.fromisoformat(day)) is expect


def _president(name: str, since: str, until: str, seats: int | None = 1) -> Entity:
    role = Role("president", "South Korea", "KR", seats, since, until, "2025-06-01")
    return Entity(f"test:{name}", "person", name, roles=(role,))


_MOON = _president("Moon", "2017-05-10", "2022-05-09")
_YOON = _president("Yoon", "2022-05-10", "2025-04-04")


@given(_DAYS)
def test_the_holder_is_the_one_whose_term_runs_as_a_plain_comparison_has_it(day: date) -> None:
    plain = [
        one
        for one in (_MOON, _YOON)
        if date.fromisoformat(one.roles[0].since) <= day <= date.fromisoformat(one.roles[0].until)
    ]
    assert holder((_MOON, _YOON), _OFFICE, day) == (plain[0] if plain else None)


@given(_DAYS)
def test_nobody_holds_an_office_and_certainly_does_not(day: date) -> None:
    found = holder((_MOON, _YOON), _OFFICE, day)
    assert found is None or not never_then(found, _OFFICE, day)


@given(_DAYS)
def test_within_two_months_of_a_term_nothing_is_denied(day: date) -> None:
    since, until = date.fromisoformat(_MOON.roles[0].since), date.fromisoformat(_MOON.roles[0].until)
    near = since - timedelta(60) <= day <= until + timedelta(60)
    assert never_then(_MOON, _OFFICE, day) is not near


def test_two_at_once_or_several_seats_leave_it_open() -> None:
    day = date(2023, 1, 1)
    assert holder((_YOON, _president("Han", "2022-05-10", "2024-01-01")), _OFFICE, day) is None
    assert holder((_president("Yoon", "2022-05-10", "2025-04-04", seats=2),), _OFFICE, day) is None
    assert holder((_president("Yoon", "2022-05-10", "2025-04-04", seats=None),), _OFFICE, day) is None


def test_earlier_is_an_earlier_beginning() -> None:
    assert earlier(_MOON, _OFFICE, date(2023, 1, 1))
    assert not earlier(_YOON, _OFFICE, date(2020, 1, 1))
    assert not earlier(_MOON, frozenset({("mayor", "seoul")}), date(2023, 1, 1))
