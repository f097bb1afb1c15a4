"""What stands around a mention, on cases that are data: tests/cases/resolve/context.jsonl."""

from __future__ import annotations

from typing import Any

import pytest

from namenorm.index.stack import Stack
from tests.books import cases
from tests.pages import context, spots


@pytest.mark.parametrize(("given", "expect"), cases("resolve/context"))
def test_case(small: Stack, given: list[str], expect: dict[str, Any]) -> None:
    text, surface = given
    [spot] = [one for one in spots(text, small)[1] if one.mention.text == surface]
    around = context(text, small).around(spot)
    seen = {name: getattr(around, name) for name in expect}
    assert {name: sorted(value) if isinstance(value, frozenset) else value for name, value in seen.items()} == expect


def test_words_near_are_those_of_the_sentence_without_the_mention(small: Stack) -> None:
    text = "Rain fell. Old Fu Gaoyi left early. Snow fell."
    spot = next(one for one in spots(text, small)[1] if one.mention.text.endswith("Gaoyi"))
    around = context(text, small).around(spot)
    assert {"left", "early"} <= around.words
    assert not {"rain", "snow", "fu", "gaoyi"} & around.words


def test_the_countries_of_a_page(small: Stack) -> None:
    text = "Japanese and South Korean ships met off New Zealand; a turkey watched."
    assert context(text, small).countries == {"JP", "KR", "NZ"}
