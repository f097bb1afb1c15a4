"""Figures as shapes: what is drawn is as long as the figure is great, and a label stands only where there is room."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.model import Role
from namenorm.serve.pages.plots import bars, columns, terms


def test_a_bar_is_as_long_as_the_greatest_lets_it_be() -> None:
    drawn = bars([("b", 1, 1), ("a", 3, 5), ("c", 0, 0)])
    assert [(one.label, one.open, one.settled) for one in drawn] == [("a", 37.5, 62.5), ("b", 12.5, 12.5), ("c", 0, 0)]
    assert drawn[0].numbers == (3, 5)


def test_what_is_too_much_to_draw_is_one_bar() -> None:
    drawn = bars([(str(number), 1, 0) for number in range(20)], most=15)
    assert (len(drawn), drawn[-1].label, drawn[-1].numbers) == (16, "5 others", (5, 0))


@pytest.mark.parametrize(
    ("many", "labels", "on_a_telephone"),
    [(1, 1, 1), (5, 5, 3), (6, 6, 3), (12, 6, 3), (60, 8, 4)],
)
def test_as_many_labels_as_there_is_room_for(many: int, labels: int, on_a_telephone: int) -> None:
    drawn = columns({f"2024-{number:02}": number for number in range(1, many + 1)})
    assert sum(one.shows_label for one in drawn) == labels
    assert sum(one.narrow_too for one in drawn) == on_a_telephone
    assert all(one.shows_label for one in drawn if one.narrow_too)
    assert drawn[-1].x + drawn[-1].width <= 100


def test_the_last_columns_are_drawn_where_there_are_many() -> None:
    drawn = columns({f"{number:04}": 1 for number in range(1900, 2000)})
    assert (len(drawn), drawn[0].label, drawn[-1].label) == (60, "1940", "1999")


def test_offices_lie_on_one_line_of_years() -> None:
    mayor, premier = Role("mayor", since="2010", until="2014-12-31"), Role("premier", since="2015", until="2019-12-31")
    drawn = terms([premier, Role("friend"), mayor])
    assert [(one.role, one.is_ongoing) for one in drawn] == [(mayor, False), (premier, False)]
    assert drawn[0].x == 0
    assert drawn[0].width == pytest.approx(50, abs=0.1)
    assert drawn[1].x == pytest.approx(50, abs=0.1)
    assert drawn[1].x + drawn[1].width == pytest.approx(100, abs=0.1)


def test_an_office_of_a_day_is_seen_and_one_that_lasts_goes_to_the_end() -> None:
    drawn = terms([Role("king", since="1926", until="1926"), Role("queen", since="1952")])
    brief = terms([Role("king", since="1926", until="2022"), Role("regent", since="2022-12-31", until="2022-12-31")])[1]
    assert drawn[1].is_ongoing
    assert drawn[1].x + drawn[1].width == pytest.approx(100, abs=0.1)
    assert brief.width > 0.5
    assert brief.x + brief.width <= 100


def test_without_a_day_there_is_no_line() -> None:
    assert terms([Role("friend")]) == ()
