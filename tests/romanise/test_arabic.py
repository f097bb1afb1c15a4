"""Arabic and Persian names, on cases that are data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.arabic_script import folded, units
from namenorm.romanise.systems import romanise
from tests.books import cases
from tests.romanise.systems import assert_case

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىة"


@pytest.mark.parametrize(("name", "expect"), cases("romanise/arabic"))
def test_arabic(name: str, expect: dict[str, Any]) -> None:
    assert_case(romanise(name, system="arabic"), expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/persian"))
def test_persian(name: str, expect: dict[str, Any]) -> None:
    assert_case(romanise(name, system="persian"), expect)


@pytest.mark.parametrize(
    ("name", "expect"),
    [
        ("محمد بن سلمان", ("محمد", "بن سلمان")),
        ("عبدالرحمن", ("عبد الرحمن",)),
        ("عبد الله", ("عبد الله",)),
        ("نورالدین", ("نور الدين",)),
        ("الدين", ("الدين",)),
        ("أبو بكر البغدادي", ("ابو بكر", "البغدادي")),
        ("", ()),
    ],
)
def test_units(name: str, expect: tuple[str, ...]) -> None:
    assert units(name) == expect


@given(st.text(st.sampled_from(LETTERS + " \u200c\u064b\u0651"), max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("system", ["arabic", "persian"])
@given(name=st.text(st.sampled_from(LETTERS + " "), min_size=1, max_size=16))
def test_spellings_are_plain_and_ranked(system: str, name: str) -> None:
    found = romanise(name, system=system)
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)
    assert all(one.text.isascii() and one.text.strip() == one.text for one in found)
    assert not found or weights[0] == 1.0
