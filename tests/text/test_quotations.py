"""Quotations, on cases that are data: tests/cases/text/quotations.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.quotations import quotations
from tests.books import cases


@pytest.mark.parametrize(("text", "expect"), cases("text/quotations"))
def test_case(text: str, expect: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == expect


@given(st.text(st.sampled_from('ab “”«»„「」『』"\n'), max_size=60))
def test_in_order_apart_and_within_a_line(text: str) -> None:
    done = 0
    for one in quotations(text):
        assert done <= one.start < one.end <= len(text)
        assert "\n" not in text[one.start : one.end]
        done = one.end


@given(st.text(st.sampled_from("ab \n"), max_size=20), st.text(st.sampled_from("ab 'ß戴"), min_size=1, max_size=20))
def test_what_stands_between_marks_is_quoted(before: str, inside: str) -> None:
    text = f"{before}“{inside}” c"
    assert [text[one.start : one.end] for one in quotations(text)] == [f"“{inside}”"]
