"""The makers of the tables by which the culture of a name is told."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from genscripts.transcription_shares import characters, forms, steps
from genscripts.western_names import shares
from genscripts.western_names import steps as lines

PARTS: list[dict[str, Any]] = [
    {"han": ["約翰", "约翰", "约翰姓"], "latin": ["John"], "frequency": 5},
    {"han": ["翰"], "latin": ["Han"], "frequency": 9},
    {"han": ["山本"], "latin": ["Yamamoto"], "frequency": 9},
    {"han": ["安娜"], "latin": ["Anna"]},
    {"han": ["安妮"]},
    {"latin": ["Bob"]},
]


def test_forms_are_simplified_and_those_of_japan_and_of_one_character_left_out() -> None:
    assert forms(PARTS) == {"约翰": 5, "安娜": 1}


def test_characters_count_as_often_as_their_names() -> None:
    assert characters({"约翰": 5, "安娜": 1, "娜娜": 2}) == {"约": 5, "翰": 5, "安": 1, "娜": 5}


def test_steps_are_of_a_thousand_and_rounded_down() -> None:
    assert list(steps(Counter({"约": 985, "翰": 15}), "")) == ["  20: 约", "  10: 翰"]


def test_names_are_words_without_diacritics_weighed_by_list() -> None:
    found = shares([(3, {"José María": 1.0, "Ana": 1.0}), (1, {"Ana": 2.0}), (9, {})])
    assert found == pytest.approx({"jose": 375.0, "maria": 375.0, "ana": 625.0})


def test_rare_names_are_in_the_last_step() -> None:
    assert list(lines({"smith": 7.0, "zzyzx": 0.0001})) == ['5: "smith"', '0.005: "zzyzx"']
