"""``--style``, on every verb that checks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Volodymyr Zelensky, President of Ukraine, left Kiev at noon.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text("{style: house, prefer: [Kyiv, Volodymyr Zelenskyy]}", "utf-8")
    return path


def _found(report: str) -> list[list[str]]:
    return [[one["code"], one["surface"], one["suggestion"]] for one in json.loads(report)["findings"]]


FOUND = [["NN113", "Volodymyr Zelensky", "Volodymyr Zelenskyy"], ["NN113", "Kiev", "Kyiv"]]


def test_check_reports_in_the_style(run_with_book: Run, page: Path, style: Path, index_file: Path) -> None:
    words = ("check", page, "--gazetteer", index_file, "--format", "jsonl")
    plain, styled = (run_with_book(*words, *more).stdout for more in ((), ("--style", style)))
    assert (_found(plain), _found(styled)) == ([], FOUND)
    assert json.loads(styled)["signature"].startswith(json.loads(plain)["signature"] + "|style:")


def test_fix_writes_persons_in_the_style(run_with_book: Run, page: Path, style: Path, index_file: Path) -> None:
    answer = run_with_book("fix", page, "--gazetteer", index_file, "--style", style)
    assert answer.stdout == TEXT.replace("Zelensky", "Zelenskyy")


def test_explain_says_why_it_is_reported(run_with_book: Run, page: Path, style: Path, index_file: Path) -> None:
    words = ("explain", "Kiev", "--in", page, "--gazetteer", index_file, "--format", "json", "--style", style)
    (said,) = json.loads(run_with_book(*words).stdout)
    assert (said["verdict"], said["codes"]) == ("flagged", ["NN113"])
    assert "no rewrite takes sides" in said["reason"]


def test_batch_checks_in_the_style(
    run_with_book: Run, page: Path, style: Path, index_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    answer = run_with_book("batch", page, out, "--gazetteer", index_file, "--style", style, "--workers", 1)
    assert answer.exit_code == 0, answer.stderr
    assert _found(out.read_text("utf-8")) == FOUND


@pytest.mark.parametrize("verb", ["check", "batch"])
def test_a_style_that_cannot_be_used_is_told(
    verb: str, run_with_book: Run, page: Path, index_file: Path, tmp_path: Path
) -> None:
    out = (tmp_path / "out.jsonl",) if verb == "batch" else ()
    for style, told in (("house.yaml", "no such file"), ("herald", "there is no file “herald”")):
        answer = run_with_book(verb, page, *out, "--gazetteer", index_file, "--style", style)
        assert answer.exit_code == 2
        assert told in answer.stderr
        assert "Traceback" not in answer.stderr
