from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.parse import readings, tables
from namenorm.romanise.segment import syllables
from tests.books import cases

SHARES = {"a": 0.5, "na": 0.2, "an": 0.2, "n": 0.1}


@pytest.mark.parametrize(("spelling", "expect"), cases("romanise/parse"))
def test_readings(spelling: str, expect: dict[str, Any] | None) -> None:
    found = readings(spelling)
    if expect is None:
        assert sum(one.surely for one in found) < 0.05
        return
    best = found[0]
    assert (best.surname, list(best.given), best.given_first) == (
        expect["surname"],
        expect["given"],
        expect["given_first"],
    )
    assert best.systems[0].system == expect["system"]
    assert best.surely > expect["above"]


@given(st.text(st.sampled_from("abeghijlnouyz -'"), max_size=20))
def test_readings_are_probabilities_and_ranked(spelling: str) -> None:
    found = readings(spelling)
    sure = [one.surely for one in found]
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) <= 1.0 + 1e-9
    assert all(0 < fit.surely <= 1 for one in found for fit in one.systems)


def test_every_table_is_of_shares() -> None:
    known = tables()
    assert set(known.backward) == set(known.print["systems"])
    for held in known.backward.values():
        for part in (held.surnames, held.given):
            assert 0.5 < sum(part.values()) <= 1.0 + 0.01
            assert min(part.values()) > 0


@given(st.text(st.sampled_from("an"), max_size=6))
def test_a_word_is_divided_as_trying_every_division_does(word: str) -> None:
    def every(rest: str, most: int) -> list[tuple[tuple[str, ...], float]]:
        if not rest:
            return [((), 1.0)]
        if not most:
            return []
        cuts = [(rest[:cut], rest[cut:]) for cut in range(1, len(rest) + 1) if rest[:cut] in SHARES]
        return [((head, *tail), SHARES[head] * weight) for head, end in cuts for tail, weight in every(end, most - 1)]

    found = every(word, 3) if word else []
    chance = max((weight for _, weight in found), default=0.0)
    assert syllables(word, SHARES, 3)[1] == pytest.approx(chance)
