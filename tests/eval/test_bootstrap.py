"""Intervals."""

from __future__ import annotations

import numpy as np
import pytest

from eval.bootstrap import Observation, estimate, mean_over_persons, quantile, ratio


def _many(hits: list[float], person: str | None = None) -> list[Observation]:
    return [Observation(hit, 1, person and f"{person}{i}", f"d{i}") for i, hit in enumerate(hits)]


def test_nothing_gives_no_number() -> None:
    assert estimate([]).value is None


def test_the_value_is_the_ratio_of_sums() -> None:
    one = estimate([Observation(2, 100, None, "a"), Observation(0, 300, None, "b")], scale=1000)
    assert one.value == pytest.approx(5.0)
    assert one.low is not None
    assert one.high is not None
    assert one.low <= 5.0 <= one.high


def test_the_interval_agrees_with_the_binomial() -> None:
    one = estimate(_many([1.0] * 80 + [0.0] * 20))
    # Normal approximation: 0.8 plus or minus 1.96 * 0.04.
    assert one.low == pytest.approx(0.72, abs=0.03)
    assert one.high == pytest.approx(0.88, abs=0.03)


def test_observations_of_one_document_hang_together() -> None:
    alone = estimate([Observation(i % 2, 1, None, f"d{i}") for i in range(100)])
    together = estimate([Observation(i % 2, 1, None, f"d{i % 2}") for i in range(100)])
    assert (together.low, together.high) == (0.0, 1.0)
    assert alone.low is not None
    assert alone.low > 0.3


def test_persons_are_resampled_beside_documents() -> None:
    documents = estimate([Observation(i % 2, 1, None, f"d{i}") for i in range(100)])
    both = estimate([Observation(i % 2, 1, f"p{i % 4}", f"d{i}") for i in range(100)])
    assert None not in (documents.low, documents.high, both.low, both.high)
    assert (both.high or 0) - (both.low or 0) > 2 * ((documents.high or 0) - (documents.low or 0))


def test_a_person_seen_often_counts_once_in_the_mean_over_persons() -> None:
    seen = [Observation(1, 1, "often", f"d{i}") for i in range(9)] + [Observation(0, 1, "once", "d9")]
    assert estimate(seen).value == pytest.approx(0.9)
    assert estimate(seen, mean_over_persons).value == pytest.approx(0.5)


def test_quantiles_agree_with_numpy() -> None:
    hits = [float(i * 7 % 31) for i in range(31)]
    observations, weights = _many(hits), np.ones((1, 31))
    for share in (0.1, 0.5, 0.9):
        expected = np.quantile(hits, share, method="inverted_cdf")
        assert quantile(share)(observations, weights)[0] == expected


def test_a_weight_of_two_is_the_observation_twice() -> None:
    observations = _many([1.0, 0.0, 0.0])
    doubled = _many([1.0, 1.0, 0.0, 0.0])
    assert ratio(observations, np.array([[2.0, 1, 1]]))[0] == ratio(doubled, np.ones((1, 4)))[0]


def test_the_same_seed_gives_the_same_interval() -> None:
    observations = _many([i * 37 % 101 / 101 for i in range(40)])
    assert estimate(observations) == estimate(observations)
    assert estimate(observations, seed=2) != estimate(observations)
