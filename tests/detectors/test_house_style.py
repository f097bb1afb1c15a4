"""NN113 over a small book: a text is checked in a style of ``tests/cases/house/styles``, and without one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from namenorm.gazetteer.files import load_book
from namenorm.index.reader import Index
from namenorm.pipeline import Normaliser
from tests.books import CASES, stack

STYLES = sorted((CASES / "house" / "styles").glob("*.yaml"))
ROWS = [json.loads(line) for line in (CASES / "detectors" / "nn113.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (index,) = stack(load_book(CASES / "house" / "book").entities.values(), folder=folder).indexes
    assert isinstance(index, Index)
    return index.path


@pytest.fixture(scope="module")
def checkers(book: Path) -> Mapping[str, Normaliser]:
    return {path.stem: Normaliser(gazetteer=book, style=path) for path in STYLES}


@pytest.fixture(scope="module")
def plain(book: Path) -> Normaliser:
    return Normaliser(gazetteer=book)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_case(row: dict[str, Any], checkers: Mapping[str, Normaliser]) -> None:
    report = checkers[row["input"]["style"]].check(row["input"]["text"])
    found = [one for one in report.findings if "NN113" in (one.code, *one.related)]
    assert [[one.surface, one.suggestion] for one in found] == row["expect"]
    if "fixed" in row:
        assert report.fixed_text() == row["fixed"]
    else:
        assert all(old.type == "person" for old in _rewritten(report))


def _rewritten(report: Any) -> list[Any]:
    starts = {edit.start for edit in report.edits}
    return [one.mention for one in report.resolutions if one.mention.start in starts]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_without_a_style_nothing_is_said_or_rewritten(row: dict[str, Any], plain: Normaliser) -> None:
    report = plain.check(row["input"]["text"])
    assert [one for one in report.findings if "NN113" in (one.code, *one.related)] == []
    assert report.edits == ()


def test_a_quarter_is_silent() -> None:
    assert sum(not row["expect"] for row in ROWS) * 4 >= len(ROWS)


def test_what_is_wrong_is_answered_with_what_the_house_prints(checkers: Mapping[str, Normaliser]) -> None:
    report = checkers["news"].check("North Korea's leader, Jin Zhengen, sent a telegram.")
    assert [(one.code, one.surface, one.suggestion) for one in report.findings] == [
        ("NN101", "Jin Zhengen", "Kim Jong-un")
    ]


def test_who_is_meant_is_decided_as_without_a_style(checkers: Mapping[str, Normaliser], plain: Normaliser) -> None:
    for row in ROWS:
        with_style, without = (one.check(row["input"]["text"]) for one in (checkers["news"], plain))
        assert [_decided(one) for one in with_style.resolutions] == [_decided(one) for one in without.resolutions]


def _decided(one: Any) -> tuple[Any, ...]:
    return one.mention, one.outcome, one.entity and one.entity.id, one.confidence, one.cluster


def test_one_organisation_of_the_house_under_two_names_is_told_once(checkers: Mapping[str, Normaliser]) -> None:
    text = "The Chinese Communist Party met in China. Later the Communist Party of China met again."
    assert [(one.code, one.surface) for one in checkers["news"].check(text).findings] == [
        ("NN113", "Chinese Communist Party")
    ]


def test_the_set_stands_in_the_evidence_of_a_contested_name(checkers: Mapping[str, Normaliser]) -> None:
    (finding,) = checkers["native"].check("The boat of the Philippines reached Huangyan Island.").findings
    assert [one.detail for one in finding.evidence] == [
        "the name takes sides; others print Scarborough Shoal, Panatag Shoal"
    ]


def test_a_blocked_name_is_told_as_one_and_a_misspelling_as_the_other(plain: Normaliser) -> None:
    said = [one.message for one in plain.check("Myanmar sent a boat from Rangoon to Yangoon.").findings]
    assert said == [
        "the house does not print “Rangoon”, but Yangon",
        "“Yangoon” looks like a misspelling of Yangon",
    ]
