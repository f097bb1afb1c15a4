"""Korean names, on cases that are data: tests/cases/romanise/korean.jsonl."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from namenorm.romanise.hangul import initial_sound, is_hangul, letters
from namenorm.romanise.korean import Korean
from namenorm.romanise.korean_letters import KoreanLetters
from namenorm.rules import Rules
from tests.books import cases
from tests.romanise.systems import assert_case, assert_ranked

RULES = Rules("ko")
KOREAN = Korean(RULES)
LETTERS = RULES.built("letters", KoreanLetters)
SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))
HANJA = st.builds(
    str.__add__,
    st.sampled_from("金李朴崔郑林柳卢罗"),
    st.text(st.sampled_from("英俊龙烈乐贤明植善女"), min_size=1, max_size=2),
)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/korean"))
def test_case(name: str, expect: dict[str, Any]) -> None:
    assert_case(KOREAN.romanise(name), expect)


@given(st.builds(str.__add__, st.sampled_from(sorted(RULES.topic("surnames")["spellings"])), SYLLABLES))
def test_every_name_in_hangul_has_spellings(name: str) -> None:
    assert_ranked(KOREAN.romanise(name))


@given(HANJA)
def test_the_form_of_the_characters_does_not_matter(name: str) -> None:
    assert_ranked(KOREAN.romanise(name))
    assert KOREAN.romanise(OpenCC("s2t").convert(name)) == KOREAN.romanise(name)


@given(SYLLABLES)
def test_the_revised_romanisation_is_always_among_the_customary_spellings(syllable: str) -> None:
    customary = LETTERS.customary(syllable)
    assert LETTERS.revised(syllable) in customary
    assert sum(customary.values()) == pytest.approx(1.0)


@given(SYLLABLES)
def test_letters_are_those_of_the_decomposition(syllable: str) -> None:
    """The slow twin: Unicode's canonical decomposition has a final where the arithmetic has one."""
    parts = unicodedata.normalize("NFD", syllable)
    assert len(parts) == sum(bool(letter) for letter in letters(syllable))


@pytest.mark.parametrize(
    ("syllable", "expect"),
    [("리", "이"), ("림", "임"), ("로", "노"), ("녀", "여"), ("라", "나"), ("노", "노"), ("김", "김"), ("룡", "용")],
)
def test_the_initial_sound(syllable: str, expect: str) -> None:
    assert initial_sound(syllable) == expect


@given(SYLLABLES)
def test_the_initial_sound_settles_at_once(syllable: str) -> None:
    once = initial_sound(syllable)
    assert is_hangul(once)
    assert initial_sound(once) in (once, initial_sound(initial_sound(once)))
    assert letters(once)[1:] == letters(syllable)[1:]


@pytest.mark.parametrize(
    ("word", "expect"), [("대중", ("tae", "jung")), ("일성", ("il", "song")), ("정은", ("chong", "un"))]
)
def test_mccune_reischauer_voices_within_a_word(word: str, expect: tuple[str, str]) -> None:
    assert LETTERS.mccune(word) == expect


@pytest.mark.parametrize(
    ("name", "expect"), [("金正恩", "Kim Jong Un"), ("李雪主", "Ri Sol Ju"), ("최룡해", "Choe Ryong Hae")]
)
def test_somebody_of_the_north_is_printed_as_the_north_does(name: str, expect: str) -> None:
    spellings = Korean(RULES, north=True).romanise(name)
    assert_ranked(spellings)
    assert spellings[0].text == expect


def test_every_surname_in_characters_has_spellings() -> None:
    table = RULES.topic("surnames")
    assert {*table["characters"], *table["compounds"]} <= set(table["spellings"])
    assert set(table["north"]) <= set(table["spellings"])
