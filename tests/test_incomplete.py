"""A fault of namenorm's own costs the part of a report in which it arose, and no more."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from eval.pairs import malformed
from namenorm import detectors
from namenorm.cli import main
from namenorm.config import Config
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.errors import ModelError
from namenorm.pipeline import Normaliser
from namenorm.resolve.page import Resolver
from namenorm.values import Document, Finding, Incomplete, Report, Resolution, Span
from tests.batch.sample import Broken, records, write
from tests.pages import Told

TEXT = "Taiwan's President Lai Qingde spoke in Taipei. The dog doesnâ€™t bark.\nPost a Comment"
BROKEN = "RuntimeError: broken"
LENIENT = Config(preview=True, strict=False)


def _fail(*_: Any, **__: Any) -> Any:
    raise RuntimeError("broken")


def _fail_late(page: Page) -> Iterator[Finding]:
    """Fail after a finding, of which nothing must be left."""
    yield make(page, "NN302", Span(0, 6), "Taiwan stands here")
    raise RuntimeError("broken")


def _silent(_: Page) -> Iterator[Finding]:
    return iter(())


def _break(monkeypatch: pytest.MonkeyPatch, code: str, fail: Callable[[Page], Iterator[Finding]]) -> None:
    rows = tuple((one, fail if one == code else find) for one, find in detectors.DETECTORS)
    monkeypatch.setattr(detectors, "DETECTORS", rows)


@pytest.fixture(scope="module")
def lenient(index_file: Path) -> Normaliser:
    return Normaliser(index_file, config=LENIENT)


@pytest.mark.parametrize("code", [code for code, _ in detectors.DETECTORS])
@pytest.mark.parametrize("fail", [_fail, _fail_late])
def test_a_detector_that_fails_costs_its_own_findings(
    lenient: Normaliser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    code: str,
    fail: Callable[[Page], Iterator[Finding]],
) -> None:
    _break(monkeypatch, code, _silent)
    without = lenient.check(TEXT, id="a1")
    _break(monkeypatch, code, fail)
    report = lenient.check(TEXT, id="a1")
    assert report.incomplete == (Incomplete(code, BROKEN),)
    assert report.findings == without.findings
    assert report.resolutions == without.resolutions
    assert malformed(report) == []
    [told] = caplog.records
    assert (told.name, told.levelno, code in told.getMessage(), "a1" in told.getMessage()) == (
        "namenorm",
        logging.ERROR,
        True,
        True,
    )
    assert "broken" in caplog.text
    assert "Traceback" in caplog.text


STAGES = {
    "spoken-of": "namenorm.pipeline.with_spoken_of",
    "rewrites": "namenorm.pipeline.with_reasons",
    "precedents": "namenorm.pipeline.with_precedents",
    "style": "namenorm.pipeline.in_house_style",
    "score": "namenorm.pipeline.score",
}


def _unblocked(report: Report) -> list[Resolution]:
    """Return what the names were decided to be, without what speaks against their rewriting."""
    return [replace(one, blocked_by=()) for one in report.resolutions]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails_is_left_out(lenient: Normaliser, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    whole = lenient.check(TEXT)
    monkeypatch.setattr(STAGES[stage], _fail)
    report = lenient.check(TEXT)
    assert report.incomplete == (Incomplete(stage, BROKEN),)
    assert report.findings == whole.findings
    assert _unblocked(report) == _unblocked(whole)
    assert (report.edits, report.score) == (
        () if stage in ("rewrites", "spoken-of") else whole.edits,
        None if stage == "score" else whole.score,
    )
    assert malformed(report) == []


def test_an_original_that_cannot_be_read_for_a_fault_leaves_the_check_of_the_translation(
    lenient: Normaliser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Resolver, "_source_of", _fail)
    report = lenient.check(TEXT, source="台湾总统赖清德在台北讲话。", source_lang="zh")
    assert (report.source, report.incomplete) == ("unread", (Incomplete("original", BROKEN),))
    assert "NN304" in {one.code for one in report.findings}


def test_models_that_fail_are_left_out(index_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = Told(())
    nn = Normaliser(index_file, config=LENIENT, ner=tagger)
    monkeypatch.setattr(tagger, "tag", _fail)
    monkeypatch.setattr(nn, "_estimator", type("Estimator", (), {"estimate": _fail}))
    report = nn.check(TEXT)
    assert [one.code for one in report.incomplete] == ["ner", "qe"]
    assert report.quality is None
    assert report.findings == Normaliser(index_file).check(TEXT).findings


def test_a_model_that_cannot_be_used_is_told_and_not_left_out(
    index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_: str) -> None:
        raise ModelError("no such model")

    tagger = Told(())
    monkeypatch.setattr(tagger, "tag", absent)
    with pytest.raises(ModelError):
        Normaliser(index_file, config=LENIENT, ner=tagger).check(TEXT)


def test_strict_raises(index_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Normaliser(index_file, config=Config(strict=True))
    _break(monkeypatch, "NN305", _fail)
    with pytest.raises(RuntimeError, match="broken"):
        strict.check(TEXT)


def test_strict_is_what_the_environment_says_and_stands_in_no_signature(
    index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAMENORM_STRICT", "1")
    assert Config().strict
    monkeypatch.delenv("NAMENORM_STRICT")
    assert not Config().strict
    signatures = {Normaliser(index_file, config=Config(strict=strict)).signature for strict in (True, False)}
    assert len(signatures) == 1


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "NN305", _fail)
    monkeypatch.setenv("NAMENORM_STRICT", "0")


def test_a_run_counts_what_is_incomplete_and_fails(
    index_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("namenorm.batch.checker.BatchChecker", Broken)
    monkeypatch.setenv("NAMENORM_STRICT", "0")
    source, out = write(tmp_path / "in.jsonl", records(3)), tmp_path / "out.jsonl"
    call = ["batch", str(source), str(out), "--gazetteer", str(index_file), "--workers", "1", "--summary", "json"]
    done = CliRunner().invoke(main, call)
    summary = json.loads(done.stdout)
    assert (summary["documents"], summary["quarantined"], summary["incomplete"], done.exit_code) == (3, 0, 3, 2)
    assert "3 reports are incomplete by a fault of namenorm's own" in done.stderr
    written = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [one["incomplete"] for one in written] == [[{"code": "NN305", "exception": BROKEN}]] * 3
    assert any(one["findings"] for one in written)


@pytest.mark.usefixtures("broken")
def test_the_command_line_says_so_and_fails(index_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    done = CliRunner().invoke(main, ["check", str(page), "--gazetteer", str(index_file)])
    assert done.exit_code == 2
    assert f"NN305 is missing from the report by a fault of namenorm's own ({BROKEN})" in done.stderr
    assert f"NN305 is missing by a fault of namenorm's own: {BROKEN}" in " ".join(done.stdout.split())
    lines = CliRunner().invoke(main, ["check", str(page), "--gazetteer", str(index_file), "--format", "jsonl"])
    assert json.loads(lines.stdout)["incomplete"] == [{"code": "NN305", "exception": BROKEN}]
    fixed = CliRunner().invoke(main, ["fix", str(page), "--gazetteer", str(index_file)])
    assert (fixed.exit_code, "NN305 is missing" in fixed.stderr) == (2, True)


def test_a_fault_that_leaves_no_report_ends_no_run(
    index_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Normaliser.check

    def fails(self: Normaliser, document: Document) -> Any:
        return _fail() if document.id == "a1" else check(self, document)

    monkeypatch.setattr(Normaliser, "check", fails)
    monkeypatch.setenv("NAMENORM_STRICT", "0")
    source = write(tmp_path / "in.jsonl", records(3))
    done = CliRunner().invoke(main, ["check", str(source), "--gazetteer", str(index_file), "--format", "jsonl"])
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["a0", "a2"]
    assert (done.exit_code, "report it as a fault of namenorm" in done.stderr) == (2, True)
