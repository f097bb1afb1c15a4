"""The opinion of a model of quality estimation on the terminal and in the browser."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from namenorm.cli.render.html import write
from namenorm.cli.render.text import render
from namenorm.values import QualityEstimate, Report
from tests.cli.conftest import Run
from tests.cli.sample import estimate_of, report_of

TEXT = "It rained.\n\nNobody <b>came</b>.\nAll left early.\nThen it snowed."
SCORES = (0.9, -0.125, 0.5, 0.75)


def _report(quality: QualityEstimate | None) -> Report:
    return replace(report_of(TEXT), quality=quality)


def _page(report: Report) -> str:
    out = io.StringIO()
    write([report], out)
    return out.getvalue()


def test_a_terminal_shows_the_mean_and_the_three_lowest(capsys: pytest.CaptureFixture[str]) -> None:
    render([_report(estimate_of(TEXT, *SCORES))])
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4:] == [
        "quality   by kiwi: 0.506 over 4 segments",
        "  -0.125  line 3: Nobody <b>came</b>.",
        "   0.500  line 4: All left early.",
        "   0.750  line 5: Then it snowed.",
    ]


def test_a_terminal_says_why_nothing_was_estimated(capsys: pytest.CaptureFixture[str]) -> None:
    render([_report(QualityEstimate("kiwi", note="there is no original"))])
    assert capsys.readouterr().out.endswith("quality   by kiwi: not estimated, there is no original\n")


def test_a_long_segment_is_cut_in_its_middle(capsys: pytest.CaptureFixture[str]) -> None:
    text = "It rained " * 100
    render([replace(report_of(text), quality=estimate_of(text, 0.5))])
    out = capsys.readouterr().out
    assert " … " in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_browser_shows_every_segment_and_takes_none_for_markup() -> None:
    markup = _page(_report(estimate_of(TEXT, *SCORES)))
    assert "Quality by kiwi: 0.506 over 4 segments" in markup
    assert markup.count("<tr><td>") == 4
    assert markup.index("-0.125") < markup.index("0.500</td>") < markup.index("0.900")
    assert "Nobody &lt;b&gt;came&lt;/b&gt;." in markup


def test_without_a_model_nothing_is_said() -> None:
    assert 'class="quality"' not in _page(_report(None))


def test_the_models_reach_the_normaliser(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("It rained.")
    answer = run("check", page, "--qe", "kiwi", "--ner", "x", "--format", "jsonl")
    assert json.loads(answer.stdout)["quality_estimate"]["score"] == 0.25
    assert "quality_estimate" not in json.loads(run("check", page, "--ner", "x", "--format", "jsonl").stdout)


@pytest.mark.parametrize("words", [("check",), ("fix",), ("explain", "Fu Gaoyi", "--in")])
def test_a_model_that_cannot_be_loaded_stops_the_run(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Fu Gaoyi spoke.")
    pages = [tmp_path] if words == ("check",) else [tmp_path / "a.txt"]
    answer = run(*words, *pages, "--ner", "broken")
    assert (answer.exit_code, answer.stderr) == (2, "Error: broken: take another\n")
