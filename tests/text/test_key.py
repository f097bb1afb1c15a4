"""The one definition of "the same string", on cases that are data: tests/cases/text/key.jsonl."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.key import has_han, key, squash
from tests.books import cases


@pytest.mark.parametrize(("text", "expect"), cases("text/key"))
def test_case(text: str, expect: str) -> None:
    assert key(text) == expect


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text(st.characters(codec="utf-8")))
def test_how_a_letter_is_composed_does_not_matter(text: str) -> None:
    assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_case_never_matters_in_ascii(text: str) -> None:
    assert key(text.upper()) == key(text.lower())


@given(st.text())
def test_a_squashed_text_has_no_space(text: str) -> None:
    assert squash(text) == "".join(key(text).split())


@pytest.mark.parametrize(
    ("text", "expect"), [("Dai 博", True), ("𠮷", True), ("Dai Bo", False), ("かな", False), ("한", False)]
)
def test_han_is_told_from_kana_and_hangul(text: str, expect: bool) -> None:
    assert has_han(text) is expect
