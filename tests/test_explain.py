from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.config import Config
from namenorm.explain import explain, occurrences
from namenorm.values import Document, EntityRef, Report
from tests.cli.sample import BOOK, report_of

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "explain.jsonl").read_text("utf-8").splitlines()
]


def made(case: dict[str, Any]) -> Report:
    """Make the report of a case; without a code the mention is resolved and nothing is reported."""
    ref = BOOK[case.get("entity", "test:vogel")]
    report = report_of(
        case["text"],
        {
            "code": case["code"] or "NN101",
            "surface": case.get("surface", "Fu Gaoyi"),
            "suggestion": case.get("rendering", ref.name),
            "entity": EntityRef(ref.id, ref.name),
            "confidence": case["confidence"],
            "outcome": case.get("outcome", "matched"),
            "blocked_by": case.get("blocked_by", ()),
        },
    )
    if case["code"] is None:
        report = replace(report, findings=(), edits=())
    if case.get("candidates") is False:
        report = replace(report, resolutions=tuple(replace(one, candidates=()) for one in report.resolutions))
    return report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    (one,) = explain(made(case["input"]), case["input"]["name"], Config(), BOOK.get)
    assert one.verdict == case["expect"]["verdict"]
    assert case["expect"]["says"] in one.reason
    json.dumps(one.to_dict())


def test_what_would_change_it_is_said_unless_nothing_should() -> None:
    for case in CASES:
        (one,) = explain(made(case["input"]), case["input"]["name"], Config(), BOOK.get)
        assert bool(one.remedy) == (one.verdict not in ("rewritten", "right", "explained"))


@given(st.text(max_size=60), st.text(max_size=6))
def test_every_occurrence_lies_in_the_text(text: str, name: str) -> None:
    report = Report(Document("x", text), (), (), (), "")
    assert all(0 <= span.start < span.end <= len(text) for span in occurrences(report, name))


def test_a_name_that_is_part_of_a_word_does_not_stand_there() -> None:
    report = Report(Document("x", "The fugue by Dai."), (), (), (), "")
    assert occurrences(report, "Fu") == []
    assert len(occurrences(report, "DAI")) == 1
