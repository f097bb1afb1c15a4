"""Russian and Ukrainian names, on cases that are data: tests/cases/romanise/russian.jsonl and ukrainian.jsonl."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.russian import Russian
from namenorm.romanise.ukrainian import Ukrainian
from namenorm.rules import Rules
from tests.books import cases
from tests.romanise.systems import assert_case, assert_ranked

RUSSIAN, UKRAINIAN = Russian(Rules("ru")), Ukrainian(Rules("uk"))
# A word of signs alone has no sound; every name has a vowel.
RUSSIAN_WORDS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12).map(lambda word: "а" + word)
UKRAINIAN_WORDS = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=1, max_size=12).map(lambda word: "а" + word)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/russian"))
def test_russian_case(name: str, expect: dict[str, Any]) -> None:
    assert_case(RUSSIAN.romanise(name), expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/ukrainian"))
def test_ukrainian_case(name: str, expect: dict[str, Any]) -> None:
    assert_case(UKRAINIAN.romanise(name), expect)


@given(RUSSIAN_WORDS, RUSSIAN_WORDS)
def test_every_russian_name_has_spellings(first: str, last: str) -> None:
    assert_ranked(RUSSIAN.romanise(f"{first.title()} {last.title()}"))


@given(UKRAINIAN_WORDS, UKRAINIAN_WORDS)
def test_every_ukrainian_name_has_spellings(first: str, last: str) -> None:
    assert_ranked(UKRAINIAN.romanise(f"{first.title()} {last.title()}"))


@given(RUSSIAN_WORDS, RUSSIAN_WORDS)
def test_capitals_and_order_do_not_matter(first: str, last: str) -> None:
    straight = RUSSIAN.romanise(f"{first} {last}")
    assert RUSSIAN.romanise(f"{last}, {first}".upper()) == straight
