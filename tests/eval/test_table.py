"""How figures are printed, those of what was never found among them."""

from __future__ import annotations

import pytest

from eval.bootstrap import Observation, estimate, mean_over_persons, quantile
from eval.figure import Figure
from eval.table import cells


def _cells(value: float, low: float, high: float, unit: str, n: int = 208) -> tuple[str, str]:
    printed = cells(Figure("id", "namenorm", n, value, low, high, unit, "lower", "label"))
    return printed[3], printed[4]


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ((0.0, 0.0, 14.3, "per 1,000 edits"), ("none of 208", "at most 14 in 1,000")),
        ((0.0, 0.0, 0.0, "per 1,000 edits"), ("none of 208", "at most 14 in 1,000")),
        ((0.0, 0.0, 0.0143, "share"), ("none of 208", "at most 14 in 1,000")),
        ((0.0, 0.0, 0.0, "share"), ("none of 208", "at most 14 in 1,000")),
        ((0.0, 0.0, 0.088, "per 1,000 words"), ("none", "at most 0.09 in 1,000 words")),
        ((0.0, 0.0, 0.0, "per 1,000 words"), ("none", "-")),
        ((0.25, 0.0, 0.5, "share"), ("25.0 %", "0.0 % … 50.0 %")),
        ((0.0, 0.0, 0.0, "a page"), ("0.00", "0.00 … 0.00")),
    ],
)
def test_of_nothing_found_the_table_says_among_how_many(
    figure: tuple[float, float, float, str], printed: tuple[str, str]
) -> None:
    assert _cells(*figure) == printed


def test_what_was_never_hit_has_the_upper_end_that_its_number_allows() -> None:
    """Of n trials without a hit it is 1 - .05 ** (1 / n): Clopper and Pearson, one-sided."""
    rewrites = [Observation(0, 1, None, str(number)) for number in range(208)]
    assert estimate(rewrites, scale=1000).high == pytest.approx(14.299, abs=0.001)
    words = [Observation(0, 500, None, str(number)) for number in range(20)]
    assert estimate(words, scale=1000).high == pytest.approx(0.2995, abs=0.0001)
    persons = [Observation(0, 1, "ab"[number % 2], str(number)) for number in range(10)]
    assert estimate(persons, mean_over_persons).high == pytest.approx(0.7764, abs=0.0001)
    assert estimate(rewrites, quantile(0.5)).high == 0
