"""Quantities of a text, and what differs between two, on cases that are data: tests/cases/quantities."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.quantities.compare import unmatched
from namenorm.quantities.han_numerals import han_numerals
from namenorm.quantities.plain import plain
from namenorm.quantities.read import Reader, reader
from namenorm.quantities.say import say
from namenorm.quantities.values import Quantity
from namenorm.rules import Rules
from tests.books import cases

LANGUAGES = ("ar", "de", "en", "fa", "ja", "ko", "ru", "uk", "vi", "zh")
RULES = {lang: Rules(lang) for lang in LANGUAGES}


def _reader(lang: str) -> Reader:
    found = reader(RULES[lang])
    assert found is not None
    return found


@pytest.mark.parametrize(("given_", "expect"), cases("quantities/reading"))
def test_reading(given_: list[str], expect: list[list[Any]]) -> None:
    lang, text = given_
    found = _reader(lang).read(text.replace("億", "亿"))
    assert sorted([round(one.value, 4), one.kind] for one in found) == sorted(expect)


@pytest.mark.parametrize(("given_", "expect"), cases("quantities/comparing"))
def test_comparing(given_: list[str], expect: list[list[str | None]]) -> None:
    source, text = given_
    ours, theirs = _reader("zh").read(source), _reader("en").read(text)
    months = {one.value for one in ours if one.kind == "month"}
    found = [one for one in unmatched(ours, theirs, months=months) if one.ours and one.ours.weight != "weak"]
    told = [
        [one.ours and source[one.ours.start : one.ours.end], one.theirs and text[one.theirs.start : one.theirs.end]]
        for one in found
    ]
    assert told == expect


@given(st.integers(1, 99_999_999_999))
def test_a_numeral_is_read_back(number: int) -> None:
    assert han_numerals(RULES["zh"].topic("quantities")).value(_in_characters(number)) == number


def _in_characters(number: int) -> str:
    """Write a number as people do: groups of four digits, a nought where digits are left out."""
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text = ""
    for place, group in reversed(list(enumerate(groups))):
        if group:
            gap = "零" if text and group < 1000 else ""
            text += gap + _group(group) + ("", "万", "亿")[place]
    return text


def _group(number: int) -> str:
    text, gap = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // step % 10
        if digit:
            text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = bool(text)
    return text


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, lang: str) -> None:
    for one in _reader(lang).read(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.text(max_size=50))
def test_a_plain_text_keeps_its_places(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (350_000_000, "en", "350 million"),
        (12_500, "en", "12,500"),
        (3.5e9, "de", "3,5 Milliarden"),
        (1.25, "en", "1.25"),
    ],
)
def test_saying(value: float, lang: str, said: str) -> None:
    assert say(Quantity(0, 1, value), RULES[lang].topic("quantities")) == said
