from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import LEAST_WEIGHT, best, ranked

WEIGHTS = st.dictionaries(st.sampled_from("abcde"), st.floats(0.01, 1.0), min_size=1, max_size=4)


@given(st.lists(WEIGHTS, min_size=1, max_size=3), st.integers(1, 8))
def test_the_likeliest_combinations_come_first(options: list[dict[str, float]], most: int) -> None:
    """The slow twin: every combination, sorted."""
    every = sorted(
        (math.prod(one[1] for one in row) for row in itertools.product(*(held.items() for held in options))),
        reverse=True,
    )
    assert [weight for _, weight in ranked(options, most)] == every[:most]


def test_what_two_systems_give_adds_up() -> None:
    merged = best([Spelling("Ri", "Sol Ju", 0.3), Spelling("Lee", "Sol-ju", 0.4), Spelling("Ri", "Sol Ju", 0.3)])
    assert [(one.surname, one.weight) for one in merged] == [("Ri", 1.0), ("Lee", 0.4 / 0.6)]


def test_the_unlikely_is_left_out() -> None:
    assert len(best([Spelling("A", "b", 1.0), Spelling("A", "c", LEAST_WEIGHT / 2)])) == 1


def test_nothing_gives_nothing() -> None:
    assert best([]) == ()
