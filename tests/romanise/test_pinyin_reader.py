"""How spellings parse, on cases that are data: tests/cases/romanise/readings.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from tests.books import cases

READER = PinyinReader(Rules("zh"))


@pytest.mark.parametrize(("words", "expect"), cases("romanise/readings"))
def test_case(words: list[str], expect: list[list[str]] | None) -> None:
    reading = READER.reading(tuple(words))
    assert (None if reading is None else [list(reading.surname), list(reading.given)]) == expect


@given(st.lists(st.sampled_from(sorted(READER.syllables)), min_size=1, max_size=4))
def test_syllables_in_a_row_parse_and_nothing_is_lost(syllables: list[str]) -> None:
    parsed = READER.parse("".join(syllables))
    assert parsed is not None
    assert "".join(parsed) == "".join(syllables)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_a_word_parses_exactly_if_some_division_is_all_syllables(word: str) -> None:
    """The slow twin: try every division."""
    assert (READER.parse(word) is not None) is _divides(word)


def _divides(word: str) -> bool:
    return not word or any(word[:cut] in READER.syllables and _divides(word[cut:]) for cut in range(1, len(word) + 1))


def test_a_word_of_any_length_is_answered() -> None:
    assert READER.parse("an" * 50_000) is None


def test_a_common_surname_has_a_greater_share() -> None:
    wang, dai = READER.reading(("Wang", "Bo")), READER.reading(("Dai", "Bo"))
    assert wang is not None
    assert dai is not None
    assert wang.surname_permille > dai.surname_permille > 0
