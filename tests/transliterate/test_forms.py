"""What the model reads, on cases that are data: tests/cases/transliterate/units.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.transliterate.forms import divide_pinyin, english_letters, plain_syllable, source_units
from tests.books import cases

SYLLABLES = frozenset(plain_syllable(one) for one in PinyinReader(Rules("zh")).syllables)


@pytest.mark.parametrize(("form", "expect"), cases("transliterate/units"))
def test_units(form: list[str], expect: str) -> None:
    text, source = form
    assert " ".join(source_units(text, source, SYLLABLES)) == expect


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=5))
def test_spaced_syllables_are_read_as_they_stand(syllables: list[str]) -> None:
    assert divide_pinyin(" ".join(syllables), SYLLABLES) == tuple(syllables)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=5))
def test_joined_syllables_are_read_as_syllables_and_keep_their_letters(syllables: list[str]) -> None:
    units = divide_pinyin("".join(syllables), SYLLABLES)
    assert "".join(units) == "".join(syllables)
    assert all(unit in SYLLABLES for unit in units)


@given(st.text(max_size=30))
def test_any_text_comes_out_as_lower_case_units(text: str) -> None:
    units = divide_pinyin(text, SYLLABLES)
    assert all(unit and unit == unit.casefold() for unit in units)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Erdoğan", "erdogan"),
        ("O’Neill", "oneill"),
        ("Jean-Paul", "jeanpaul"),
        ("Straße", "strasse"),
        ("3M", ""),
        ("Ж", ""),
    ],
)
def test_english_letters(name: str, letters: str) -> None:
    assert english_letters(name) == letters
