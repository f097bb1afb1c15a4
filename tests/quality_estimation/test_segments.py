"""What is scored, on cases that are data: tests/cases/quality_estimation/segments.jsonl."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.quality_estimation.segments import segments
from namenorm.values import Document
from tests.books import cases


@pytest.mark.parametrize(("given", "expect"), cases("quality_estimation/segments"))
def test_segments(given: list[str], expect: list[list[str]]) -> None:
    source, text = given
    found = segments(Document("", text, source=source))
    assert [
        ["" if one.source is None else source[one.source.start : one.source.end], text[one.span.start : one.span.end]]
        for one in found
    ] == expect


@given(text=st.text("a. B\n", max_size=60), source=st.text("下。 3\n", max_size=40))
def test_segments_are_in_order_and_apart_on_both_sides(text: str, source: str) -> None:
    found = list(segments(Document("", text, source=source)))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    if source.strip():
        spans = [one.source for one in found if one.source is not None]
        assert len(spans) == len(found)
        assert all(one.end <= two.start for one, two in pairwise(spans))
