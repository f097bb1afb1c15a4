"""Scores of documents and segments: constants worked out by hand, and properties."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.codes import CODES
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.quality.interval import interval
from namenorm.quality.score import score
from namenorm.quality.segments import Segment, segment_scores
from namenorm.rules import Rules
from namenorm.source.meanings import Meant, Said
from namenorm.values import Finding, Span

WORDS = "word " * 200


def _finding(code: str, start: int | None = 0) -> Finding:
    return Finding(code, CODES[code].severity, start, None if start is None else start + 4, "word", "", "")


def test_a_penalty_is_counted_in_1000_words() -> None:
    found = score(WORDS, [_finding("NN401"), _finding("NN103"), _finding("NN310")])
    assert (found.words, found.penalty) == (200, 30.0)  # a major one of 5 and a minor one of 1; info counts nothing
    assert dict(found.counts) == {"NN103": 1, "NN310": 1, "NN401": 1}
    assert {one.name: one.penalty for one in found.categories} == {"accuracy": 25.0, "terminology": 5.0}


@pytest.mark.parametrize(
    ("weights", "low", "high"),
    [
        # Exact Poisson intervals of the tables: 0 events 0 to 3.69, 1 event 0.0253 to 5.57, 10 events 4.80 to 18.39.
        ([], 0.0, 3.689),
        ([1.0], 0.0253, 5.572),
        ([1.0] * 10, 4.795, 18.390),
        ([5.0] * 10, 23.98, 91.95),
    ],
)
def test_an_interval(weights: list[float], low: float, high: float) -> None:
    found = interval(weights)
    assert found[0] == pytest.approx(low, rel=0.01, abs=0.001)
    assert found[1] == pytest.approx(high, rel=0.01)


@given(st.lists(st.sampled_from([1.0, 5.0, 25.0]), max_size=60))
def test_an_interval_holds_its_sum(weights: list[float]) -> None:
    low, high = interval(weights)
    assert 0 <= low <= sum(weights) <= high


def test_a_text_without_words_has_no_penalty() -> None:
    found = score("", [])
    assert (found.words, found.penalty, found.low, found.high) == (0, None, None, None)


def test_the_report_has_it(index_file: Path) -> None:
    report = Normaliser(index_file, config=Config(select=("NN403",))).check(
        "The company lost 1.2 billion yuan.", source="公司亏损12亿美元。", source_lang="zh"
    )
    assert report.score is not None
    told = report.to_dict()["score"]
    assert told["penalty"] == report.score.penalty == round(5 * 1000 / 6, 2)
    assert told["counts"] == {"NN403": 1}
    assert [one["name"] for one in told["categories"]] == ["accuracy"]


def test_every_mqm_type_in_use_has_a_dimension() -> None:
    known = {one for some in Rules("und").topic("mqm").values() for one in some}
    assert {code.mqm for code in CODES.values()} <= known


def test_a_segment_counts_its_findings_and_what_has_no_counterpart() -> None:
    rendered, lost = Meant(0, 2, frozenset(("ship",))), Meant(2, 4, frozenset(("sail",)))
    here = Segment(Span(0, 5), Span(0, 10), (rendered, lost), (Said(0, 4, "ship"), Said(5, 9, "blue")))
    there = Segment(Span(5, 9), Span(10, 20), (), ())
    missing = Finding("NN406", "major", None, None, "", "", "", source_spans=(Span(6, 8),))
    first, second = segment_scores((here, there), (_finding("NN103", 2), missing))
    assert (first.findings, first.unrendered, first.added) == (1.0, 1, 1)
    assert first.penalty == pytest.approx(1.4)
    assert (second.penalty, second.findings) == (5.0, 5.0)


def test_weights_are_those_of_the_rules() -> None:
    weights = Rules("und").topic("scoring")["severities"]
    assert weights == {"critical": 25, "major": 5, "minor": 1, "info": 0}


def test_it_is_printed_when_asked_for(index_file: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from namenorm.cli.check import check_command

    page = tmp_path / "page.txt"
    page.write_text("The company lost 1.2 billion yuan.", "utf-8")
    (tmp_path / "source.txt").write_text("公司亏损12亿美元。", "utf-8")
    arguments = [str(page), "--gazetteer", str(index_file), "--source", str(tmp_path / "source.txt")]
    asked = CliRunner().invoke(check_command, [*arguments, "--score"])
    assert "penalty in 1,000 words (95 % interval" in asked.output, asked.output
    assert "penalty" not in CliRunner().invoke(check_command, arguments).output
