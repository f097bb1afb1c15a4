"""Pinyin of names, on cases that are data: tests/cases/romanise/pinyin.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from namenorm.romanise.pinyin import Pinyin
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from tests.books import cases

PINYIN = Pinyin(Rules("zh"))
TRADITIONAL = OpenCC("s2t")
READER = PinyinReader(Rules("zh"))
NAMES = st.builds(
    str.__add__,
    st.sampled_from("王李张刘陈杨赵黄周吴徐孙胡朱林郭何高单曾仇解"),
    st.text(st.sampled_from("伟芳娜秀英敏静丽强磊军洋乐长重"), min_size=1, max_size=2),
)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/pinyin"))
def test_the_likeliest_spelling(name: str, expect: str) -> None:
    assert PINYIN.romanise(name)[0].text == expect


@pytest.mark.parametrize(
    ("name", "also"), [("单田芳", "Dan Tianfang"), ("覃辉", "Tan Hui"), ("吕布", "Lv Bu"), ("吕布", "Lyu Bu")]
)
def test_a_rarer_reading_is_a_spelling_too(name: str, also: str) -> None:
    assert also in [one.text for one in PINYIN.romanise(name)[1:]]


def test_a_given_name_that_is_a_word_is_read_by_character_too() -> None:
    assert "Xu Zhangle" in [one.text for one in PINYIN.romanise("徐长乐")]


@given(NAMES)
def test_spellings_are_ascii_ranked_and_few(name: str) -> None:
    spellings = PINYIN.romanise(name)
    weights = [one.weight for one in spellings]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1.0
    assert 1 <= len(spellings) <= 24
    assert all(one.text.isascii() for one in spellings)


@given(NAMES)
def test_what_is_spelt_can_be_read_back(name: str) -> None:
    """The reader is the inverse of the speller: as many syllables as the name has characters."""
    first = PINYIN.romanise(name)[0]
    reading = READER.reading((first.surname, first.given))
    assert reading is not None
    assert "".join((*reading.surname, *reading.given)) == (first.surname + first.given).lower()


@given(NAMES)
def test_the_script_does_not_matter(name: str) -> None:
    assert PINYIN.romanise(TRADITIONAL.convert(name)) == PINYIN.romanise(name)
