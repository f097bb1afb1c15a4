"""Checkpoints in the layout of COMET: scores against those of its own package, and what is told of those that fail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from namenorm.errors import ModelError
from namenorm.quality_estimation.scorer import Pair
from tests.books import cases

pytest.importorskip("torch", reason="pip install 'namenorm[qe]'")
pytest.importorskip("transformers", reason="pip install 'namenorm[qe]'")

from namenorm.quality_estimation.comet import CometScorer
from namenorm.quality_estimation.open import open_scorer
from tests.quality_estimation.models import COMETS, write_comet


@pytest.fixture(scope="module")
def comets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One checkpoint of each kind."""
    folder = tmp_path_factory.mktemp("comets")
    return {name: write_comet(folder / name, *both) for name, both in COMETS.items()}


@pytest.fixture(scope="module")
def scorers(comets: dict[str, Path]) -> dict[str, CometScorer]:
    return {name: CometScorer(folder) for name, folder in comets.items()}


@pytest.mark.parametrize(("given", "expect"), cases("quality_estimation/comet"))
def test_scores_are_those_of_comet(scorers: dict[str, CometScorer], given: list[str], expect: float) -> None:
    name, source, translation = given
    assert scorers[name].score([Pair(source, translation)]) == pytest.approx([expect], abs=2e-4)


def test_what_else_is_in_a_batch_changes_no_score(scorers: dict[str, CometScorer]) -> None:
    pairs = [Pair("下雨了。" * place, "It rained. " * (20 - place)) for place in range(1, 20)]
    for scorer in scorers.values():
        alone = [scorer.score([one])[0] for one in pairs]
        assert scorer.score(pairs) == pytest.approx(alone, abs=2e-4)
