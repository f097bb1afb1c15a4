"""Name-like spans, on cases that are data: tests/cases/mentions/*.jsonl."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.index.stack import Stack
from namenorm.text.key import squash
from tests.books import cases
from tests.pages import spots

PIECES = st.lists(
    st.sampled_from(
        [
            "Dai Bo",
            "Lai Ching te",
            "likeqiang",
            "Ezra Vogel",
            "WHO",
            "said",
            "He",
            "the",
            "Xi Jinping",
            "傅高义",
            "von der",
            " ",
            "-",
            ", ",
            ". ",
            "’s",
            "\n",
            "(",
            "“",
            "\u200f",
            "A",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(("text", "expect"), cases("mentions/persons"))
def test_persons(small: Stack, text: str, expect: list[str]) -> None:
    found = [one.mention for one in spots(text, small)[1] if one.mention.type == "person"]
    assert [one.text for one in found] == expect


@pytest.mark.parametrize(("text", "expect"), cases("mentions/book"))
def test_what_the_book_knows(small: Stack, text: str, expect: list[list[str]]) -> None:
    found = [one.mention for one in spots(text, small)[1]]
    assert [[one.text, one.type, one.origin] for one in found] == expect


@given(text=PIECES | st.text(max_size=60))
def test_mentions_are_in_order_apart_and_cut_out_their_text(small: Stack, text: str) -> None:
    words, found = spots(text, small)
    assert all(left.mention.end <= right.mention.start for left, right in pairwise(found))
    for one in found:
        mention = one.mention
        assert text[mention.start : mention.end] == mention.text != ""
        assert words.starts[one.first] == mention.start
        assert words.ends[one.last - 1] == mention.end
        assert (mention.origin == "index") is bool(one.found)


@given(text=PIECES)
def test_every_found_spelling_is_one_of_the_book(small: Stack, text: str) -> None:
    for one in spots(text, small)[1]:
        assert set(one.found) <= set(small.find(squash(one.mention.text)))
