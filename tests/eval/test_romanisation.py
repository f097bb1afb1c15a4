"""The figure of romanisation, on persons whose spellings can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.audit import Audit
from eval.corpus import Corpus
from eval.figures.romanisation import figures, of_region, spelt
from eval.identity import Identity
from eval.judge import Judge
from eval.legislators import Legislator, legislators, surname_places, whole_names
from eval.readings import group
from eval.systems import Run
from namenorm.romanise.parse import Fit, SpellingReading
from namenorm.romanise.systems import systems

PEOPLE = (
    Legislator("HK", "Lee Cheuk-yan", "李卓人", "李"),
    Legislator("HK", "Felix Chung", "钟国斌", "钟"),
    Legislator("TW", "Pan Meng-an", "潘孟安", "潘"),
    Legislator("TW", "Nobody Atall", "潘孟安", "潘"),
)


def _run(people: tuple[Legislator, ...], system: str = "namenorm") -> Run:
    corpus = Corpus({}, {}, (), (), (), Judge((), Audit(()), Identity(())), {}, (), people)
    return Run(system, corpus, {}, {}, (), lambda name, limit: ())


def test_shares_are_those_counted_by_hand() -> None:
    found = {one.id: one for one in figures(_run(PEOPLE))}
    assert found["romanisation.surname"].value == pytest.approx(3 / 4)
    assert found["romanisation.whole"].value == pytest.approx(2 / 4)
    assert found["romanisation.whole.HK"].value == pytest.approx(1 / 2)
    assert found["romanisation.pinyin.surname"].value == pytest.approx(1 / 4)
    assert found["romanisation.pinyin.whole"].value == pytest.approx(1 / 4)
    assert found["romanisation.pinyin.spellings"].value == pytest.approx(1.0)


def test_spellings_in_use_are_shared_by_all_bearers_of_a_surname() -> None:
    found = {one.id: one for one in figures(_run(PEOPLE[2:]))}
    assert found["romanisation.in_use.TW"].value == pytest.approx(1.0)


def test_baselines_have_no_such_figures() -> None:
    assert list(figures(_run(PEOPLE, "baseline"))) == []
    assert list(figures(_run(()))) == []


def test_persons_without_a_chinese_name_are_left_out(tmp_path: Path) -> None:
    rows = [
        "legislature\ten\tzh",
        "Hong_Kong/Legislative_Council\tLee Cheuk-yan\t李卓人",
        "Malaysia/Dewan_Rakyat\tKhalid Abdul Samad\t卡立阿都沙末",
        "Malaysia/Dewan_Rakyat\tTan Siew Sin\t陳修信,",
        "France/National_Assembly\tJean Martin\t马丁",
        "Taiwan/Legislative_Yuan\tNobody\t",
    ]
    file = tmp_path / "legislators.tsv"
    file.write_text("\n".join(rows), "utf-8")
    found = legislators(file)
    assert [(one.region, one.native, one.surname) for one in found] == [("HK", "李卓人", "李"), ("MY", "陈修信", "陈")]


def test_what_a_label_may_hold() -> None:
    assert whole_names("Alice Mak Mei-kuen") == {"alicemakmeikuen", "makmeikuen"}
    assert surname_places("Alice Mak Mei-kuen") == {"alice", "mak", "meikuen"}
    assert surname_places("Felix Chung") == {"felix", "chung"}


def test_the_order_of_the_name_does_not_matter() -> None:
    pinyin = [one for one in systems() if one.name == "pinyin"]
    turned = replace(PEOPLE[0], label="Zhuoren Li")
    assert spelt(turned, pinyin).whole
    assert not spelt(PEOPLE[0], pinyin).whole


def test_a_region_has_the_systems_that_join_its_dialects() -> None:
    assert [one.name for one in of_region("SG")] == ["malaya"]
    assert {one.name for one in of_region("MO")} == {"macau", "hong_kong"}


def test_a_spelling_is_of_the_group_that_is_surest() -> None:
    reading = SpellingReading("tan", ("a",), False, (Fit("hokkien", 0.3), Fit("teochew", 0.3), Fit("pinyin", 0.35)))
    assert group([reading]) == "malaya"
    assert group([replace(reading, systems=(Fit("pinyin", 0.4),))]) == "none"
    assert group([]) == "none"
