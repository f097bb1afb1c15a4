"""The detectors of organisations, places and titles, over a small book: tests/cases/detectors/nn2*.jsonl."""

from __future__ import annotations

import json
from typing import Any

import pytest

from namenorm.gazetteer.files import load_book
from namenorm.index.reader import Index
from namenorm.pipeline import Normaliser
from tests.books import CASES, cases, stack

TOPICS = sorted(path.stem for path in (CASES / "detectors").glob("nn2*.jsonl"))
ALL = [
    pytest.param(topic.upper(), *one.values, id=f"{topic}:{one.id}", marks=one.marks)
    for topic in TOPICS
    for one in cases(f"detectors/{topic}")
]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Normaliser:
    folder = tmp_path_factory.mktemp("things")
    (index,) = stack(load_book(CASES / "things").entities.values(), folder=folder).indexes
    assert isinstance(index, Index)
    return Normaliser(gazetteer=index.path)


@pytest.mark.parametrize(("code", "given", "expect"), ALL)
def test_case(code: str, given: str, expect: list[list[str]], checker: Normaliser) -> None:
    found = [one for one in checker.check(given).findings if code in (one.code, *one.related)]
    assert [[one.surface, one.suggestion] for one in found] == expect
    assert all(given[one.start : one.end] == one.surface for one in found)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_quarter_is_silent(topic: str) -> None:
    lines = (CASES / "detectors" / f"{topic}.jsonl").read_text("utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert sum(not one["expect"] for one in rows) * 4 >= len(rows)
