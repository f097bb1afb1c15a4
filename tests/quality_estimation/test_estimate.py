"""An estimate beside a report: what is scored, what is kept, what is told."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import namenorm
from namenorm.errors import ModelError
from namenorm.neural import needs
from namenorm.pipeline import Normaliser
from namenorm.quality_estimation import estimate
from namenorm.quality_estimation.cache import ScoreCache
from namenorm.quality_estimation.estimate import QualityEstimator
from namenorm.quality_estimation.scorer import InputSegment, Pair
from namenorm.values import Document

SCHEMA = json.loads((Path(namenorm.__file__).parent / "report.schema.json").read_text("utf-8"))
TEXT, SOURCE = "It rained. Nobody came. It rained.", "下雨了。没有人来。下雨了。"


class Stub:
    """Scores a pair by the letters of its translation, and remembers what it was asked."""

    def __init__(self, reads: tuple[InputSegment, ...] = ("mt", "src")) -> None:
        self.reads = reads
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[float]:
        self.asked += pairs
        return [len(one.translation) / 100 for one in pairs]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    one = Stub()
    monkeypatch.setattr(estimate, "open_scorer", lambda folder: one)
    return one


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "kiwi"
    folder.mkdir()
    (folder / "weights").write_text("1")
    return folder


def _estimator(model: Path) -> QualityEstimator:
    return QualityEstimator(model, ScoreCache(model.parent / "scores.sqlite3"))


def test_each_segment_is_scored_with_its_original(stub: Stub, model: Path) -> None:
    found = _estimator(model).estimate(Document("a", TEXT, source=SOURCE), "used")
    assert found.model == "kiwi"
    assert [TEXT[one.start : one.end] for one in found.segments] == ["It rained.", "Nobody came.", "It rained."]
    assert [SOURCE[one.source_spans[0].start : one.source_spans[0].end] for one in found.segments] == [
        "下雨了。",
        "没有人来。",
        "下雨了。",
    ]
    assert [one.score for one in found.segments] == [0.10, 0.12, 0.10]
    assert found.score == pytest.approx(0.32 / 3)


def test_a_pair_is_asked_once_and_never_again(stub: Stub, model: Path) -> None:
    document = Document("a", TEXT, source=SOURCE)
    first = _estimator(model).estimate(document, "used")
    assert stub.asked == [Pair("下雨了。", "It rained."), Pair("没有人来。", "Nobody came.")]
    assert _estimator(model).estimate(document, "used") == first
    assert len(stub.asked) == 2
    (model / "weights").write_text("2")
    _estimator(model).estimate(document, "used")
    assert len(stub.asked) == 4, "another model has said nothing yet"


@pytest.mark.parametrize(
    ("source", "state", "said"),
    [(None, "none", "there is none"), ("  ", "none", "there is none"), (SOURCE, "unrelated", "not the original")],
)
def test_a_model_that_compares_says_nothing_without_the_original(
    stub: Stub, model: Path, source: str | None, state: Any, said: str
) -> None:
    found = _estimator(model).estimate(Document("a", TEXT, source=source), state)
    assert (found.segments, found.score, stub.asked) == ((), None, [])
    assert said in found.note


def test_a_model_of_the_translation_alone_needs_no_original(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    stub = Stub(("mt",))
    monkeypatch.setattr(estimate, "open_scorer", lambda folder: stub)
    found = _estimator(model).estimate(Document("a", TEXT, source=SOURCE), "unrelated")
    assert [one.source_spans for one in found.segments] == [()] * 3
    assert _estimator(model).estimate(Document("a", ""), "none").note


def test_what_fails_within_a_model_is_told(stub: Stub, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(pairs: Sequence[Pair]) -> list[float]:
        raise RuntimeError("CUDA out of memory.\nTried to allocate 2 GiB.")

    monkeypatch.setattr(stub, "score", fail)
    with pytest.raises(ModelError, match=r"kiwi: the model failed \(CUDA out of memory\.\); .*CUDA_VISIBLE_DEVICES="):
        _estimator(model).estimate(Document("a", TEXT, source=SOURCE), "used")


def test_lone_surrogates_reach_no_model(stub: Stub, model: Path) -> None:
    _estimator(model).estimate(Document("a", "It \ud800 rained.", source="下雨\udfff了。"), "used")
    assert stub.asked == [Pair("下雨\ufffd了。", "It \ufffd rained.")]


def test_a_report_carries_the_estimate_in_the_published_form(
    stub: Stub, model: Path, index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(model.parent))
    both = Normaliser(index_file, qe=model), Normaliser(index_file)
    report, plain = (one.check(TEXT, source=SOURCE) for one in both)
    written = json.loads(json.dumps(report.to_dict()))
    jsonschema.validate(written, SCHEMA)
    assert written["quality_estimate"]["score"] == 0.1067
    assert written["quality_estimate"]["segments"][1] == {
        "start": 11,
        "end": 23,
        "score": 0.12,
        "source_spans": [{"start": 4, "end": 9}],
    }
    assert (plain.quality, "quality_estimate" in plain.to_dict()) == (None, False)
    assert (report.findings, report.resolutions, report.edits) == (plain.findings, plain.resolutions, plain.edits)
    assert "|qe:" in report.signature
    assert "|qe:" not in plain.signature


def test_an_extra_that_is_absent_is_told_with_its_command(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (model / "config.json").write_text("{}")
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"needs torch, transformers: pip install 'namenorm\[qe\]'"):
        QualityEstimator(model)


@pytest.mark.parametrize(("name", "said"), [("nowhere", "no such folder"), ("kiwi", "holds no model")])
def test_what_is_no_model_is_told(model: Path, name: str, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        QualityEstimator(model.parent / name)


def test_a_checkpoint_travels_by_its_path_and_serves_threads(
    tmp_path: Path, index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="pip install 'namenorm[qe]'")
    from tests.quality_estimation.models import COMETS, write_comet

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    nn = Normaliser(index_file, qe=write_comet(tmp_path / "kiwi", *COMETS["kiwi"]))
    pickled = pickle.dumps(nn)
    assert len(pickled) < 1000
    pages = [Document(str(place), TEXT * place, source=SOURCE * place) for place in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(nn.check, pages))
    (tmp_path / "namenorm" / "quality_estimation.sqlite3").unlink()
    again = pickle.loads(pickled)
    assert again.signature == nn.signature
    assert [again.check(one) for one in pages] == together
    assert all(one.quality is not None and one.quality.segments for one in together)
