from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.cli.render import Lines, groups, summary, sureness, visible
from tests.cli.sample import finding

TEXT = st.text(st.sampled_from("ab. \r\n"), max_size=60)


@given(TEXT)
def test_lines_are_those_of_a_slow_count(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text)):
        before = len(re.findall(r"\r\n|\r|\n", text[:offset]))
        inside_pair = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.number(offset) == 1 + before - inside_pair


@given(TEXT, st.integers(0, 59), st.integers(1, 30))
def test_what_is_shown_holds_the_start(text: str, start: int, length: int) -> None:
    if start < len(text):
        shown = Lines(text).around(start, min(start + length, len(text)))
        assert shown.start <= start
        assert text[shown.start : shown.end].count("\n") == 0 or shown.end > start


def test_a_long_line_is_cut_to_its_sentence() -> None:
    text = "One sentence stands here. " * 12 + "Then Fu Gaoyi spoke. " + "Another one follows it. " * 12
    start = text.index("Fu")
    shown = Lines(text).around(start, start + 8)
    assert text[shown.start : shown.end] == "Then Fu Gaoyi spoke."


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 100 + "Fu Gaoyi" + " word" * 100
    start = text.index("Fu")
    shown = Lines(text).around(start, start + 8)
    assert shown.end - shown.start < 200
    assert set(text[shown.start : shown.end].split()) == {"word", "Fu", "Gaoyi"}


@given(st.text())
def test_visible_keeps_offsets_and_leaves_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (1.0, "by rule"),
        (0.9999, "almost certain, 99 %"),
        (0.95, "very likely, 95 %"),
        (0.5, "more likely than not, 50 %"),
        (0.1, "a guess, 10 %"),
    ],
)
def test_sureness(confidence: float, said: str) -> None:
    assert sureness(confidence) == said


def test_groups_are_by_question_and_in_order() -> None:
    found = [finding("NN101", "b", 9), finding("NN101", "a", 5), finding("NN101", "b", 1), finding("NN103", "", None)]
    assert [[one.start for one in group.findings] for group in groups(found)] == [[None], [1, 9], [5]]


def test_summary() -> None:
    assert summary([]) == "nothing found"
    assert summary([finding("NN101", "a", 0), finding("NN305", "b", 1)]) == "2 findings: 1 major, 1 info"
