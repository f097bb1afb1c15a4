"""The detectors against the original, on cases that are data: tests/cases/detectors/nn4*.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from namenorm.config import Config
from namenorm.detectors import DETECTORS
from namenorm.pipeline import Normaliser

CASES = Path(__file__).parent.parent / "cases" / "detectors"
CODES = [code for code, _ in DETECTORS if code.startswith("NN4")]


@pytest.fixture(scope="module")
def only(index_file: Path) -> dict[str, Normaliser]:
    """For each code, a normaliser that looks for nothing else."""
    return {code: Normaliser(gazetteer=index_file, config=Config(select=(code,))) for code in CODES}


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("nn4*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(path.stem.upper(), case, id=f"{path.stem}:{number}", marks=marks)


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_case(only: dict[str, Normaliser], code: str, case: dict[str, Any]) -> None:
    source, text = case["input"]
    report = only[code].check(text, source=source, source_lang="zh")
    assert report.source == "used"
    told = [
        [one.surface, one.suggestion, [source[span.start : span.end] for span in one.source_spans]]
        for one in report.findings
    ]
    assert told == case["expect"]
    assert all(one.start is None or text[one.start : one.end] == one.surface for one in report.findings)


@pytest.mark.parametrize("code", CODES)
def test_a_quarter_is_silent(code: str) -> None:
    cases = [json.loads(line) for line in (CASES / f"{code.lower()}.jsonl").read_text("utf-8").splitlines()]
    assert sum(not case["expect"] for case in cases) * 4 >= len(cases)


@pytest.mark.parametrize("code", CODES)
def test_silent_without_an_original(only: dict[str, Normaliser], code: str) -> None:
    for line in (CASES / f"{code.lower()}.jsonl").read_text("utf-8").splitlines():
        assert only[code].check(json.loads(line)["input"][1]).findings == ()


def test_the_month_of_publication_is_known(only: dict[str, Normaliser]) -> None:
    source, text = "他10日表示，会议将于下月举行。", "He said on February 10 that the meeting would be held next month."
    for published, found in (("2023-02-11", 0), ("2023-08-11", 1)):
        report = only["NN402"].check(text, source=source, source_lang="zh", published=published)
        assert len(report.findings) == found


def test_another_source_language(only: dict[str, Normaliser]) -> None:
    report = only["NN401"].check(
        "The plant made 35 million tons in 2023.", source="В 2023 году завод выпустил 3,5 млн тонн.", source_lang="ru"
    )
    assert [(one.surface, one.suggestion) for one in report.findings] == [("35 million", "3.5 million")]
