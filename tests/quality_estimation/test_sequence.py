"""Models of transformers for sequence classification as scorers, on models whose outputs follow from their weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from namenorm.errors import ModelError
from namenorm.quality_estimation.open import open_scorer
from namenorm.quality_estimation.scorer import Pair
from tests.quality_estimation.models import config, fill, write_tokenizer

torch: Any = pytest.importorskip("torch", reason="pip install 'namenorm[qe]'")
pytest.importorskip("transformers", reason="pip install 'namenorm[qe]'")


PAIRS = [Pair("下雨了。", "It rained."), Pair("没有人来。", "Nobody came to Beijing for talks today.")]


def _written(folder: Path, **more: Any) -> Path:
    from transformers import XLMRobertaForSequenceClassification

    fill(torch, XLMRobertaForSequenceClassification(config(**more))).save_pretrained(folder)
    write_tokenizer(folder)
    return folder


def _by_hand(folder: Path, *texts: str) -> list[float]:
    """Return the outputs of a model for one text or one pair, in the plainest way."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(folder)(*texts, return_tensors="pt")
    outputs: list[float] = AutoModelForSequenceClassification.from_pretrained(folder)(**tokens).logits[0].tolist()
    return outputs


def test_one_output_is_the_score_of_original_and_translation(tmp_path: Path) -> None:
    folder = _written(tmp_path / "model", num_labels=1)
    expect = [_by_hand(folder, one.source, one.translation)[0] for one in PAIRS]
    scorer = open_scorer(folder)
    assert scorer.reads == ("src", "mt")
    assert scorer.score(PAIRS) == pytest.approx(expect, abs=2e-4)
    assert scorer.score(PAIRS[::-1]) == pytest.approx(expect[::-1], abs=2e-4)


@pytest.mark.parametrize("reads", [["mt", "src"], ["mt"]])
def test_the_configuration_says_what_is_read(tmp_path: Path, reads: list[str]) -> None:
    folder = _written(tmp_path / "model", num_labels=1, input_segments=reads)
    expect = [_by_hand(folder, *([one.translation, one.source][: len(reads)]))[0] for one in PAIRS]
    scorer = open_scorer(folder)
    assert list(scorer.reads) == reads
    assert scorer.score(PAIRS) == pytest.approx(expect, abs=2e-4)


def test_several_outputs_give_the_probability_of_the_good_one(tmp_path: Path) -> None:
    folder = _written(tmp_path / "model", id2label={0: "BAD", 1: "OK", 2: "unsure"}, label2id={"BAD": 0, "OK": 1})
    outputs = torch.tensor(_by_hand(folder, PAIRS[0].source, PAIRS[0].translation))
    assert open_scorer(folder).score(PAIRS[:1]) == pytest.approx([outputs.softmax(0)[1].item()], abs=2e-4)


def test_a_text_longer_than_the_model_takes_is_cut(tmp_path: Path) -> None:
    [score] = open_scorer(_written(tmp_path / "model", num_labels=1)).score([Pair("下雨了。" * 99, "It rained. " * 99)])
    assert score == score


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}, "no one label of LABEL_0, LABEL_1 says"),
        ({"id2label": {"0": "good", "1": "ok"}}, "no one label"),
        ({"id2label": None}, "no one label of LABEL_0, LABEL_1"),
        ({"input_segments": ["ref"]}, "input_segments is"),
    ],
    ids=str,
)
def test_a_configuration_that_leaves_a_question_open_is_told(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "bert", "id2label": {"0": "LABEL_0"}} | changes))
    with pytest.raises(ModelError, match=said):
        open_scorer(tmp_path)


def test_an_encoder_without_a_trained_head_is_told(tmp_path: Path) -> None:
    from transformers import XLMRobertaModel

    XLMRobertaModel(config(num_labels=1)).save_pretrained(tmp_path)
    write_tokenizer(tmp_path)
    with pytest.raises(ModelError, match="no trained head"):
        open_scorer(tmp_path).score(PAIRS)


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    config(num_labels=1).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="cannot be loaded for sequence classification"):
        open_scorer(tmp_path).score(PAIRS)
