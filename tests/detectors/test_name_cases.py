"""The detectors of names, over a small book, on cases that are data: tests/cases/detectors/nn1*.jsonl, but NN113.

A code counts where it is the primary finding of a span and where it is related to it. Which outcome a name has
(matched or suspected) is the decision model's affair; that it is flagged, and what is put in its place, is not.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from namenorm.pipeline import Normaliser
from namenorm.values import Document
from tests.books import CASES, cases

TOPICS = sorted(path.stem for path in (CASES / "detectors").glob("nn1*.jsonl") if path.stem != "nn113")
ALL = [
    pytest.param(topic.upper(), *one.values, id=f"{topic}:{one.id}", marks=one.marks)
    for topic in TOPICS
    for one in cases(f"detectors/{topic}")
]


@pytest.mark.parametrize(("code", "given", "expect"), ALL)
def test_case(code: str, given: Any, expect: list[list[str]], nn: Normaliser) -> None:
    report = nn.check(given) if isinstance(given, str) else nn.check(Document("case", **given))
    found = [one for one in report.findings if code in (one.code, *one.related)]
    assert [[one.surface, one.suggestion] for one in found] == expect
    assert all(report.document.text[one.start : one.end] == one.surface for one in found)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_quarter_is_silent(topic: str) -> None:
    lines = (CASES / "detectors" / f"{topic}.jsonl").read_text("utf-8").splitlines()
    assert sum(not json.loads(line)["expect"] for line in lines) * 4 >= len(lines)
