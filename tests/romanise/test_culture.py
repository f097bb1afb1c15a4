from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import namenorm
from namenorm.romanise.culture import culture
from tests.books import cases

_SCRIPTS = "王李林正芳尹悦阮·特朗普々 aeghijlnouxyzKL-'あアパク김정은ВІиї محمدپ"


@pytest.mark.parametrize(("name", "expect"), cases("romanise/culture"))
def test_case(name: str, expect: dict[str, Any]) -> None:
    found = culture(name)
    if "none" in expect:
        assert found == {}
    elif "lacks" in expect:
        assert found
        assert [code for code in expect["lacks"] if found.get(code, 0.0) >= 0.02] == []
    else:
        code = expect.get("first") or expect["likely"]
        assert "likely" in expect or next(iter(found)) == code
        assert found.get(code, 0.0) >= expect["above"]


@settings(deadline=None)  # the first of each script loads its tables
@given(st.text(st.sampled_from(_SCRIPTS), max_size=12))
def test_it_is_a_distribution_likeliest_first(name: str) -> None:
    found = culture(name)
    assert not found or sum(found.values()) == pytest.approx(1.0)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert all(0 < share <= 1 for share in found.values())


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_is_a_fault(name: str) -> None:
    assert isinstance(culture(name), dict)


@pytest.mark.parametrize(
    ("one", "other"), [("尹錫悅", "尹锡悦"), ("安倍晉三", "安倍晋三"), ("買買提·艾力", "买买提‧艾力")]
)
def test_forms_of_characters_and_dots_are_one(one: str, other: str) -> None:
    assert culture(one) == pytest.approx(culture(other))


@pytest.mark.parametrize("letter", ["王", "a", "a ", "김", "ア", "и", "и ", "م", "م "])
@pytest.mark.parametrize("length", [1, 30, 80, 5000])
def test_a_long_text_is_no_fault(letter: str, length: int) -> None:
    found = culture(letter * length)
    assert not found or sum(found.values()) == pytest.approx(1.0)
    assert length < 5000 or found == {}


def test_it_is_public() -> None:
    assert namenorm.culture is culture
