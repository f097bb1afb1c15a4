"""The facts behind NN312 and NN313: who belonged when, and what a printed number stands for."""

from __future__ import annotations

from datetime import date

import pytest

from namenorm.detectors.country_classes import geography
from namenorm.detectors.memberships import memberships
from namenorm.quantities.printed import printed_numbers
from namenorm.rules import Rules

UNITED = memberships(Rules("und").topic("memberships"))
NUMBERS = printed_numbers(Rules("en").topic("quantities"))


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("shanghai-cooperation-organisation", date(2010, 1, 1), 6),
        ("shanghai-cooperation-organisation", date(2019, 1, 1), 8),
        ("shanghai-cooperation-organisation", date(2025, 9, 1), 10),
        ("nato", date(2025, 9, 1), 32),
        ("european-union", date(2025, 9, 1), 27),
        ("european-union", date(2015, 9, 1), 28),
        ("european-union", None, 28),
        ("brics", date(2025, 9, 1), 10),
        ("gulf-cooperation-council", date(2025, 9, 1), 6),
    ],
)
def test_an_organisation_has_as_many_members_as_it_had(organisation: str, day: date | None, count: int) -> None:
    assert len(UNITED[organisation].at(day)) == count


def test_every_code_is_a_territory() -> None:
    facts = Rules("und").topic("country_attributes")["attributes"]
    territories = set(Rules("en").topic("territories")["names"])
    attributes = {code for fact in facts.values() for name in ("only", "open", "not") for code in fact.get(name, ())}
    assert attributes <= territories
    assert {one.code for united in UNITED.values() for one in united.members} <= territories


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_membership_that_a_language_names_is_known(lang: str) -> None:
    known = geography(Rules(lang))
    assert {one.membership for one in known.classes.values() if one.membership} <= set(UNITED.values())
    assert known.united


@pytest.mark.parametrize(
    ("text", "value", "half"),
    [
        ("40", 40, 0.5),
        ("43", 43, 0),
        ("1,250,000", 1_250_000, 50_000),
        ("2.5", 2.5, 0.05),
        ("$40 million", 40_000_000, 500_000),
        ("Seven", 7, 0),
    ],
)
def test_a_printed_number_stands_for_what_is_rounded_to_it(text: str, value: float, half: float) -> None:
    read = NUMBERS.read(text)
    assert (read.value, read.half) == pytest.approx((value, half))
