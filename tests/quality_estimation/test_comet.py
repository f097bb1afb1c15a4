"""Checkpoints in the layout of COMET: scores against those of its own package, and what is told of those that fail."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from namenorm.errors import ModelError
from namenorm.quality_estimation.comet import CometScorer
from namenorm.quality_estimation.comet_files import outer_files
from namenorm.quality_estimation.scorer import Pair
from tests.books import cases
from tests.quality_estimation.models import COMETS, write_comet

torch: Any = pytest.importorskip("torch", reason="pip install 'namenorm[qe]'")
pytest.importorskip("transformers", reason="pip install 'namenorm[qe]'")


ONE = [Pair("下雨了。", "It rained.")]


@pytest.fixture(scope="module")
def comets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One checkpoint of each kind."""
    folder = tmp_path_factory.mktemp("comets")
    return {name: write_comet(folder / name, *both) for name, both in COMETS.items()}


@pytest.fixture(scope="module")
def scorers(comets: dict[str, Path]) -> dict[str, CometScorer]:
    return {name: CometScorer(folder) for name, folder in comets.items()}


@pytest.fixture
def kiwi(comets: dict[str, Path], tmp_path: Path) -> Path:
    """A checkpoint of the test's own."""
    return Path(shutil.copytree(comets["kiwi"], tmp_path / "kiwi"))


@pytest.mark.parametrize(("given", "expect"), cases("quality_estimation/comet"))
def test_scores_are_those_of_comet(scorers: dict[str, CometScorer], given: list[str], expect: float) -> None:
    name, source, translation = given
    assert scorers[name].score([Pair(source, translation)]) == pytest.approx([expect], abs=2e-4)


def test_what_else_is_in_a_batch_changes_no_score(scorers: dict[str, CometScorer]) -> None:
    pairs = [Pair("下雨了。" * place, "It rained. " * (19 - place)) for place in range(1, 19)]
    for scorer in (scorers["kiwi"], scorers["apart"]):
        alone = [scorer.score([one])[0] for one in pairs]
        assert scorer.score(pairs) == pytest.approx(alone, abs=2e-4)


def test_the_encoder_may_lie_where_hparams_says(kiwi: Path, tmp_path: Path) -> None:
    score = CometScorer(kiwi).score(ONE)
    assert outer_files(kiwi) == ()
    shutil.move(kiwi / "encoder", tmp_path / "elsewhere")
    known = yaml.safe_load((kiwi / "hparams.yaml").read_text()) | {"pretrained_model": str(tmp_path / "elsewhere")}
    (kiwi / "hparams.yaml").write_text(yaml.safe_dump(known))
    assert CometScorer(kiwi).score(ONE) == score
    assert {one.name for one in outer_files(kiwi)} == {"config.json", "tokenizer.json", "tokenizer_config.json"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"class_identifier": "regression_metric"},
            "class_identifier is regression_metric; models that need no reference",
        ),
        ({"class_identifier": None}, "class_identifier is None"),
        ({"input_segments": ["mt", "ref"]}, "compares with references alone"),
        ({"pretrained_model": "example/nowhere"}, r"hf download example/nowhere .*--local-dir .*encoder"),
    ],
    ids=str,
)
def test_what_is_not_for_estimation_is_told_before_anything_is_loaded(
    kiwi: Path, changes: dict[str, Any], said: str
) -> None:
    known = yaml.safe_load((kiwi / "hparams.yaml").read_text()) | changes
    (kiwi / "hparams.yaml").write_text(yaml.safe_dump(known))
    if "pretrained_model" in changes:
        shutil.rmtree(kiwi / "encoder")
    with pytest.raises(ModelError, match=said):
        CometScorer(kiwi)


class Hostile:
    """Would run when it is read as a pickle."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path("/tmp/never").touch, ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda held: held["state_dict"].pop("estimator.ff.3.bias"), "lacks the weight 'estimator.ff.3.bias'"),
        (lambda held: held["state_dict"].pop("layerwise_attention.gamma"), "lacks the weight"),
        (
            lambda held: held["state_dict"].pop("encoder.model.encoder.layer.1.output.dense.weight"),
            "lacks the weight 'encoder.model.encoder.layer.1.output.dense.weight'",
        ),
        (lambda held: held.pop("state_dict"), "no state_dict"),
        (lambda held: held.update(more=Hostile()), "cannot be read as weights"),
        (lambda held: held["hyper_parameters"].update(activations="Nosuch"), "no activation Nosuch"),
        (lambda held: held["hyper_parameters"].update(encoder_model="BERT"), "encoder_model is BERT"),
    ],
    ids=["bias", "mixture", "encoder", "no weights", "code", "activation", "other encoder"],
)
def test_a_damaged_or_foreign_checkpoint_is_told(kiwi: Path, change: Any, said: str) -> None:
    file = kiwi / "checkpoints" / "model.ckpt"
    held = torch.load(file, weights_only=True)
    change(held)
    torch.save(held, file)
    with pytest.raises(ModelError, match=said):
        CometScorer(kiwi).score(ONE)


def test_an_encoder_of_another_model_is_told(kiwi: Path) -> None:
    other = json.loads((kiwi / "encoder" / "config.json").read_text()) | {"hidden_size": 12}
    (kiwi / "encoder" / "config.json").write_text(json.dumps(other))
    with pytest.raises(ModelError, match="not that of the checkpoint's encoder"):
        CometScorer(kiwi).score(ONE)
    (kiwi / "encoder" / "config.json").write_text('{"model_type": "nosuch"}')
    with pytest.raises(ModelError, match="encoder's files cannot be read"):
        CometScorer(kiwi).score(ONE)


def test_a_checkpoint_that_did_not_come_whole_is_told(kiwi: Path) -> None:
    file = kiwi / "checkpoints" / "model.ckpt"
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(ModelError, match="download it again"):
        CometScorer(kiwi).score(ONE)
    file.unlink()
    with pytest.raises(ModelError, match=r"model\.ckpt is missing"):
        CometScorer(kiwi).score(ONE)
