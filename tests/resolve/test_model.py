from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import GazetteerError
from namenorm.resolve.explain import _TELLERS
from namenorm.resolve.features import FEATURES
from namenorm.resolve.model import Logistic, load_models, shares
from namenorm.resolve.speakers import SPEAKER_FEATURES
from namenorm.resolve.unlisted import UNLISTED_FEATURES

ODDS = st.lists(st.floats(1e-12, 1e12), min_size=1, max_size=8)


@given(ODDS)
def test_competitors_share_and_leave_room_for_nobody(odds: list[float]) -> None:
    parts = shares(odds)
    assert all(0 < one <= 1 for one in parts)
    assert sum(parts) <= 1 + 1e-9
    by_odds = [part for _, part in sorted(zip(odds, parts, strict=True))]
    assert by_odds == sorted(parts)


@given(st.floats(1e-6, 1e6))
def test_a_single_candidate_has_its_own_probability_and_a_rival_takes_from_it(odds: float) -> None:
    assert shares([odds])[0] == pytest.approx(odds / (1 + odds))
    assert shares([odds, 1.0])[0] < shares([odds])[0]


def test_a_judgement_is_the_sum_of_what_its_features_add() -> None:
    model = Logistic(-1.0, {"a": 2.0, "b": -0.5})
    assert model.contributions({"a": 1.0, "b": 2.0, "unknown": 5.0}) == {"a": 2.0, "b": -1.0, "unknown": 0.0}
    assert model.probability({"a": 1.0, "b": 2.0}) == pytest.approx(0.5)
    assert model.probability({"a": 1e9}) < 1, "no number is too large"
    assert model.probability({"b": 1e9}) > 0


def test_every_feature_is_weighed_and_told() -> None:
    models = load_models()
    assert set(models.candidate.weights) == set(FEATURES) == set(_TELLERS)
    assert set(models.unlisted.weights) == set(UNLISTED_FEATURES)
    assert set(models.speaker.weights) == set(SPEAKER_FEATURES)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("role-words", 1),
        ("country-of-mention", 1),
        ("source-has-name", 1),
        ("gloss", 1),
        ("named-in-text", 1),
        ("source-lacks-name", -1),
        ("introduced-otherwise", -1),
    ],
)
def test_what_must_speak_for_a_person_does_in_any_sensible_training(name: str, sign: int) -> None:
    assert load_models().candidate.weights[name] * sign > 0


def test_other_weights_have_another_hash(tmp_path: Path) -> None:
    one = {"intercept": 0, "weights": {"a": 1}}
    file = tmp_path / "d.json"
    file.write_text(json.dumps(dict.fromkeys(("candidate", "unlisted", "speaker"), one)), "utf-8")
    assert load_models(file).candidate == Logistic(0.0, {"a": 1.0})
    assert load_models(file).hash != load_models().hash


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"candidate": {"intercept": 0, "weights": []}}', "\x00"])
def test_what_holds_no_models_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "d.json").write_text(content, "utf-8")
    with pytest.raises(GazetteerError, match=r"d\.json"):
        load_models(tmp_path / "d.json")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="nowhere"):
        load_models(tmp_path / "nowhere.json")
