"""Paragraphs and sentences, on cases that are data: tests/cases/text/sentences.jsonl."""

from __future__ import annotations

import re
import unittest.mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.segments import paragraphs, sentences
from tests.books import cases

TEXTS = st.text(st.sampled_from('Ab c.!?。”"“()\n\r\t戴'), max_size=80) | st.text(max_size=80)


@pytest.mark.parametrize(("text", "expect"), cases("text/sentences"))
def test_case(text: str, expect: list[str]) -> None:
    assert [text[one.start : one.end] for one in sentences(text)] == expect


@given(TEXTS)
def test_every_character_but_white_space_lies_in_one_sentence(text: str) -> None:
    spans = list(sentences(text))
    inside = {place for one in spans for place in range(one.start, one.end)}
    assert len(inside) == sum(one.end - one.start for one in spans), "none overlap"
    assert all(char.isspace() for place, char in enumerate(text) if place not in inside)


@given(TEXTS)
def test_paragraphs_are_trimmed_lines(text: str) -> None:
    """The slow twin: by a pattern."""
    lines = re.findall(r"[^\n\r]*[^\s][^\n\r]*", text)
    assert [text[one.start : one.end] for one in paragraphs(text)] == [line.strip() for line in lines]


@given(TEXTS)
def test_sentences_of_given_paragraphs_are_the_same(text: str) -> None:
    assert list(sentences(text, lines=paragraphs(text))) == list(sentences(text))


@given(st.text(st.sampled_from("Ab .!?。！”( \n"), max_size=40))
def test_sentences_end_where_the_slow_twin_ends_them(text: str) -> None:
    """The slow twin: a Chinese mark by itself as an alternative of its own, tried at each character."""
    end = r"[.!?。！？…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|(?<=[。！？])"
    with unittest.mock.patch("namenorm.text.segments._END", re.compile(end)):
        expect = list(sentences(text))
    assert list(sentences(text)) == expect


@given(TEXTS)
def test_a_sentence_keeps_within_its_paragraph(text: str) -> None:
    whole = list(paragraphs(text))
    assert all(any(p.start <= one.start and one.end <= p.end for p in whole) for one in sentences(text))
