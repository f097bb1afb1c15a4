"""Words, on cases that are data: tests/cases/text/tokens.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.tokens import tokens
from tests.books import cases


@pytest.mark.parametrize(("text", "expect"), cases("text/tokens"))
def test_case(text: str, expect: list[str]) -> None:
    assert [one.text for one in tokens(text)] == expect


@given(st.text())
def test_words_stand_in_order_and_where_they_say(text: str) -> None:
    done = 0
    for one in tokens(text):
        assert done <= one.start < one.end
        assert text[one.start : one.end] == one.text
        done = one.end


@given(st.text())
def test_no_letter_or_digit_is_lost(text: str) -> None:
    """What is left between words holds nothing that ``str.isalnum`` takes for part of a word."""
    left = list(text)
    for one in tokens(text):
        left[one.start : one.end] = [" "] * (one.end - one.start)
    assert not any(char.isalnum() for char in left)
