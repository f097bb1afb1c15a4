"""Pages with their originals, on cases that are data: tests/cases/source/pages.jsonl and unrelated.jsonl."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.pipeline import Normaliser
from namenorm.values import Report
from tests.books import cases, write_book


def _told(report: Report) -> list[list[Any]]:
    source = report.document.source or ""
    return [
        [one.code, one.surface, one.suggestion, [source[span.start : span.end] for span in one.source_spans]]
        for one in report.findings
        if one.code.startswith("NN1")
    ]


@pytest.mark.parametrize(("given_", "expect"), cases("source/pages"))
def test_case(nn: Normaliser, given_: list[str], expect: list[list[Any]]) -> None:
    source, text = given_
    report = nn.check(text, source=source, source_lang="zh")
    assert report.source == "used"
    assert _told(report) == expect


@pytest.mark.parametrize(("given_", "expect"), cases("source/unrelated"))
def test_what_became_of_an_original(nn: Normaliser, given_: list[str], expect: str) -> None:
    source, text = given_
    report = nn.check(text, source=source)
    assert report.source == expect
    assert report.to_dict()["document"]["source"] == expect
    if expect != "used":
        assert _told(report) == _told(nn.check(text)), "nothing is concluded from it"


def test_the_country_of_a_clause_says_how_somebody_unknown_is_spelt(index_file: Path, tmp_path: Path) -> None:
    entry = {"vietnam": {"name": "Vietnam", "countries": ["VN"], "names": {"native": {"zh": "越南"}}}}
    nn = Normaliser(gazetteer=index_file, overlay=write_book(tmp_path / "places", entry, kind="place"))
    text = "Vietnamese Foreign Minister Pei Qingshan said relations are good."
    [told] = _told(nn.check(text, source="越南外长裴青山说，两国关系良好。"))
    assert told == ["NN101", "Pei Qingshan", "Bui Thanh Son", ["裴青山"]]
    assert (
        _told(nn.check(text.replace("Pei Qingshan", "Bui Thanh Son"), source="越南外长裴青山说，两国关系良好。")) == []
    )


def test_one_name_in_two_renderings_is_one_person(nn: Normaliser) -> None:
    text = "Zheng Yonggang and Xi Jinping met Li Keqiang. Yang Yonggang said it was good."
    report = nn.check(text, source="郑永刚和习近平会见李克强。郑永刚说好。")
    clusters = {one.mention.text: one.cluster for one in report.resolutions}
    assert clusters["Zheng Yonggang"] == clusters["Yang Yonggang"] != clusters["Xi Jinping"]
    [finding] = [one for one in report.findings if one.surface == "Yang Yonggang"]
    assert (finding.code, finding.suggestion, finding.related) == ("NN105", "Zheng Yonggang", ("NN103",))


def test_the_key_of_a_finding_names_the_original(nn: Normaliser) -> None:
    text = "Spokesperson He Yongxian spoke; Xi Jinping and Li Keqiang listened."
    keys = {
        nn.check(text, source=f"发言人{name}表示，习近平和李克强听。").findings[0].key for name in ("何咏前", "何永前")
    }
    assert len(keys) == 2


def test_nothing_unknown_is_rewritten(nn: Normaliser) -> None:
    text = "Spokesperson He Yongxian spoke; Xi Jinping and Li Keqiang listened."
    assert nn.check(text, source="发言人何咏前表示，习近平和李克强听。").edits == ()


@given(st.text(max_size=80), st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_original_is_borne(nn: Normaliser, text: str, source: str) -> None:
    report = nn.check(text, source=source)
    places = [(one.mention.start, one.mention.end) for one in report.resolutions]
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(0 <= span.start < span.end <= len(source) for one in report.findings for span in one.source_spans)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("阿·" * 3000, "A B. " * 3000),
        ("王李张刘陈" * 1000, "Wang Li Zhang. " * 1000),
        ("习近平说。" * 500, ""),
        ("习近平说。\n" * 300, "Xi Jinping spoke.\n" * 900),
    ],
    ids=["dots", "surnames", "no translation", "more paragraphs"],
)
def test_a_hostile_original_is_borne(nn: Normaliser, source: str, text: str) -> None:
    assert nn.check(text, source=source).source in ("used", "unrelated")
