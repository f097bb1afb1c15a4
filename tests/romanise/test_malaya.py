from __future__ import annotations

import pytest

from namenorm.romanise.mixture import likeliest, mixed, ranked_over, vectors
from namenorm.romanise.systems import romanise
from tests.books import cases


@pytest.mark.parametrize(("name", "expect"), cases("romanise/malaya"))
def test_malaya(name: str, expect: dict[str, list[str]]) -> None:
    spelt = [one.text for one in romanise(name, system="malaya")]
    assert set(expect["among"]) <= set(spelt), spelt
    assert not set(expect.get("never", ())) & set(spelt)
    assert bool(spelt) is bool(expect["among"])


def test_a_vector_has_the_share_under_each_way() -> None:
    assert vectors([{"Tan": 1.0, "Chan": 1.0}, {}, {"Chan": 2.0}]) == {"Chan": (0.5, 0.0, 1.0), "Tan": (0.5, 0.0, 0.0)}


def test_mixing_lets_a_spelling_of_another_way_in() -> None:
    part = vectors([{"A": 1.0}, {"B": 1.0}])
    assert mixed(part, (0.5, 0.5), 0.5) == {"A": (0.75, 0.25), "B": (0.25, 0.75)}
    assert mixed(part, (0.5, 0.5), 0.0) == part


def test_the_likeliest_are_kept() -> None:
    part = {"A": (0.7, 0.0), "B": (0.28, 0.5), "C": (0.02, 0.5)}
    assert list(likeliest(part, (0.9, 0.1), 2, 0.0)) == ["A", "B"]
    assert list(likeliest(part, (0.9, 0.1), 3, 0.2)) == ["A", "B"]


def test_a_combination_weighs_what_each_way_gives_it() -> None:
    first, second = {"Tan": (1.0, 0.0), "Chan": (0.0, 1.0)}, {"Beng": (1.0, 0.0), "Ming": (0.0, 1.0)}
    found = ranked_over((first, second), (0.6, 0.4), 4)
    assert found[:2] == [(("Tan", "Beng"), 0.6), (("Chan", "Ming"), 0.4)]
    assert [weight for _, weight in found[2:]] == [0.0, 0.0]
