"""Faults put into translations: only those that the original proves, and each as it says."""

from __future__ import annotations

import random
import re

import pytest

from eval.quality.number_faults import possible, put
from eval.quality.provable import are_listed, names_unit, says


@pytest.mark.parametrize(
    ("source", "number", "expect"),
    [
        ("有3.5亿人参加", "350", True),
        ("三十五人", "35", True),
        ("十家工厂", "ten", True),
        ("第二十条", "20", True),
        ("北京冬奥会", "2022", False),
        ("有四人", "7", False),
    ],
)
def test_an_original_says_a_number_in_any_of_its_forms(source: str, number: str, *, expect: bool) -> None:
    assert says(source, number) is expect


def test_a_unit_that_the_original_leaves_out_proves_nothing() -> None:
    assert names_unit("付了500元", "yuan")
    assert not names_unit("七千多的套餐", "yuan")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("books for Grade 2, 3 and 4 pupils", True),
        ("chip 4, chip 5", True),
        ("either 100 or 0 points", True),
        ("rose by 2 and 3 percent, respectively", False),
        ("on May 2, 2021", False),
        ("5 days in 12 towns", False),
    ],
)
def test_members_of_a_list_say_the_same_in_either_order(text: str, *, expect: bool) -> None:
    first, second = (match for match in _numbers(text)[:2])
    assert are_listed(text, first, second) is expect


def test_a_fault_is_put_where_it_is_one() -> None:
    text, source = "He paid 500 yuan for 12 tickets.", "他花500元买了12张票。"
    assert set(possible(text, source)) == {"digit", "magnitude", "dropped", "swapped", "unit or currency"}
    fault = put(text, source, "swapped", random.Random(1))
    assert fault.text == "He paid 12 yuan for 500 tickets."
    assert possible("Grade 2 and 3", "二三年级") == ["digit", "magnitude", "dropped"]


def _numbers(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\d+", text)]
