"""Vietnamese names, on cases that are data: tests/cases/romanise/vietnamese.jsonl."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from namenorm.romanise.vietnamese import Vietnamese
from namenorm.rules import Rules
from namenorm.text.han import simplified
from tests.books import cases
from tests.romanise.systems import assert_case, assert_ranked

RULES = Rules("vi")
VIETNAMESE = Vietnamese(RULES)
NAMES = st.builds(
    str.__add__, st.sampled_from("阮陈武黄周邱"), st.text(st.sampled_from("文氏福长征惠明"), min_size=1, max_size=3)
)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/vietnamese"))
def test_case(name: str, expect: dict[str, Any]) -> None:
    assert_case(VIETNAMESE.romanise(name), expect)


@given(NAMES)
def test_spellings_have_a_word_for_each_character(name: str) -> None:
    spellings = VIETNAMESE.romanise(name)
    assert_ranked(spellings)
    assert {len(one.text.split()) for one in spellings} == {len(name)}


@given(NAMES)
def test_the_form_of_the_characters_does_not_matter(name: str) -> None:
    assert VIETNAMESE.romanise(OpenCC("s2t").convert(name)) == VIETNAMESE.romanise(name)


def test_the_tables_hold_simplified_characters_once_under_each_reading() -> None:
    given_names = RULES.topic("names")["given"]
    assert [reading for reading, characters in given_names.items() if len(set(characters)) != len(characters)] == []
    assert [text for text in given_names.values() if simplified(text) != text] == []
    assert [
        text for held in RULES.topic("names")["surnames"].values() for text in held if simplified(text) != text
    ] == []


def test_every_surname_of_one_character_can_be_read_in_a_given_name_or_is_rare() -> None:
    common = "阮陈黎范黄武"
    assert all(VIETNAMESE.romanise(surname + "文明") for surname in common)
