"""Heteronym and compound surnames, from published lists: each case names its source."""

from __future__ import annotations

import pytest

from namenorm.romanise.pinyin import Pinyin
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules
from tests.books import cases

CASES = cases("romanise/surnames")


@pytest.mark.parametrize(("surname", "expect"), CASES)
def test_a_surname_has_the_published_readings(chinese: Rules, surname: str, expect: list[str]) -> None:
    assert set(surnames(chinese).read(surname)) == set(expect)


@pytest.mark.parametrize(("surname", "expect"), CASES)
def test_a_name_is_spelt_with_each_of_them(chinese: Rules, surname: str, expect: list[str]) -> None:
    spelt = {one.surname for one in Pinyin(chinese).romanise(f"{surname}明")}
    assert {one.capitalize().replace("ü", "u") for one in expect} <= spelt


def test_the_list_is_long_and_without_doubles() -> None:
    listed = [case.values[0] for case in CASES]
    assert len(set(listed)) == len(listed) >= 60
