"""Tibetan, Uyghur and Mongolian names as Chinese transcribes them, on cases that are data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.elements import divided, elements
from namenorm.romanise.systems import romanise
from namenorm.rules import Rules
from tests.books import cases
from tests.romanise.systems import assert_case

SYSTEMS = ("tibetan", "uyghur", "mongolian")


@pytest.mark.parametrize(("name", "expect"), cases("romanise/tibetan"))
def test_tibetan(name: str, expect: dict[str, Any]) -> None:
    assert_case(romanise(name, system="tibetan"), expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/uyghur"))
def test_uyghur(name: str, expect: dict[str, Any]) -> None:
    assert_case(romanise(name, system="uyghur"), expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/mongolian"))
def test_mongolian(name: str, expect: dict[str, Any]) -> None:
    assert_case(romanise(name, system="mongolian"), expect)


@pytest.mark.parametrize("system", SYSTEMS)
@given(name=st.text(st.sampled_from("王李张刘陈伟芳娜秀英敏静强磊军洋"), min_size=2, max_size=3))
def test_chinese_names_are_none_of_theirs(system: str, name: str) -> None:
    assert romanise(name, system=system) == ()


def test_a_name_divides_into_as_few_elements_as_there_can_be() -> None:
    table = elements({"甲": "A", "乙": "B", "甲乙": "C / D E", "丙": "F"})
    assert [one.official for one in divided("甲乙丙", table)] == [{"C": 1.0}, {"F": 1.0}]
    assert divided("甲乙", table)[0].elsewhere == {"D": 1.0, "E": 0.6}
    assert divided("甲丁", table) == ()
    assert divided("", table) == ()


@pytest.mark.parametrize("lang", ["bo", "mn"])
def test_every_element_has_spellings_in_latin_letters(lang: str) -> None:
    table = Rules(lang).built("elements", elements)
    assert len(table) > 300
    assert all(one.isascii() for held in table.values() for one in (*held.official, *held.elsewhere))


def test_every_uyghur_part_has_spellings_in_latin_letters() -> None:
    parts = Rules("ug").topic("names")["parts"]
    forms = [form for key in parts for form in key.split()]
    assert len(forms) == len(set(forms)) > 1000
    assert all(spellings and spellings.isascii() for spellings in parts.values())
