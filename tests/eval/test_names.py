"""The comparison by which suggestions are judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.load import alternatives
from eval.names import same_name

_CASES = Path(__file__).parent.parent / "cases/eval/same_name.jsonl"


def _cases() -> list[Any]:
    rows = [json.loads(line) for line in _CASES.read_text("utf-8").splitlines()]
    return [pytest.param(row["input"], row["expect"], id=row["why"]) for row in rows]


@pytest.mark.parametrize(("given_", "expect"), _cases())
def test_same_name(given_: tuple[str, list[str], str], expect: bool) -> None:
    proposed, accepted, surface = given_
    assert same_name(proposed, accepted, surface) is expect


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=4), st.randoms())
def test_order_and_hyphens_do_not_matter(words: list[str], chance: Any) -> None:
    shuffled = chance.sample(words, len(words))
    assert same_name(" ".join(shuffled), [" ".join(words)])
    assert same_name(" ".join(words), [words[0] + " " + "-".join(words[1:])])


@pytest.mark.parametrize(
    ("true_name", "expect"),
    [
        ("Wakin Chau (Emil Chau)", ("Wakin Chau", "Emil Chau")),
        ("Juret (Jurat), Uyghur singer", ("Juret", "Jurat")),
        ("Robert Daly", ("Robert Daly",)),
    ],
)
def test_alternatives_stand_in_parentheses(true_name: str, expect: tuple[str, ...]) -> None:
    assert alternatives(true_name) == expect
