"""Words, on cases that are data: tests/cases/text/tokens.jsonl."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.tokens import divided, tokens
from tests.books import cases

# What a word is, as it reads best: the slow twin of the pattern in use.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|['’ʼ](?=[^\W\d_])(?!s\b))*")
TEXTS = st.text(st.sampled_from("Us's.’ʼ2_ -\n戴é"), max_size=40) | st.text(max_size=80)


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


@given(TEXTS)
def test_words_are_what_the_slow_twin_finds(text: str) -> None:
    assert [one.text for one in tokens(text)] == WORD.findall(text)


@given(TEXTS)
def test_a_divided_text_is_gaps_and_words_by_turns(text: str) -> None:
    pieces = divided(text)
    assert "".join(pieces) == text
    assert pieces[1::2] == WORD.findall(text)
