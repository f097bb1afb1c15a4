"""What becomes of a group of names."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from genscripts.rigour_parts import Lists, capitalised, groups, part, parts
from tests.books import cases

LISTS = Lists(Counter(robert=9, lee=3, daley=1), Counter(daley=3, lee=4))


@pytest.mark.parametrize(("line", "expect"), cases("genscripts/rigour_parts"))
def test_a_group(line: str, expect: dict[str, Any] | None) -> None:
    ((identifier, forms),) = groups(line)
    made = part(identifier, forms, LISTS)
    found = (
        {"role": made.role, "frequency": made.frequency, "forms": [list(one) for one in made.forms]} if made else None
    )
    assert found == expect


def test_lines_that_are_no_groups_are_passed_over() -> None:
    assert [one.id for one in parts("# a comment\nbud, 巴德 => Q1000433\n\n", LISTS)] == ["rigour:Q1000433"]


@pytest.mark.parametrize(
    ("form", "expect"),
    [
        ("robert", "Robert"),
        ("mcdonald", "McDonald"),
        ("mc", "Mc"),
        ("o'brien", "O'Brien"),
        ("d’oria", "D’Oria"),
        ("van der sar", "van der Sar"),
        ("van", "Van"),
        ("ben-gvir", "Ben-Gvir"),
        ("al-ghimary", "al-Ghimary"),
        ("ñíguez", "Ñíguez"),
    ],
)
def test_capitals(form: str, expect: str) -> None:
    assert capitalised(form) == expect
