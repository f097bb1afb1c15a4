"""Glossaries of engines as entities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.exporters.engines import engine
from namenorm.gazetteer.exporters.glossary import Wish, write_glossary
from namenorm.gazetteer.exporters.report import DANGERS, Report
from namenorm.gazetteer.importers.glossary import GlossaryOptions, glossary_outcomes
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from tests.gazetteer.exporters.people import BOOK


def _read(tmp_path: Path, text: str | bytes, **options: Any) -> list[tuple[str, Outcome]]:
    file = tmp_path / "glossary.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = glossary_outcomes(file, GlossaryOptions("acme", **options))
    return [(place.removeprefix(f"{file}:"), outcome) for place, outcome in found]


def _names(found: list[tuple[str, Outcome]]) -> dict[str, list[tuple[str, str, str]]]:
    entities = [outcome.entity for _, outcome in found if outcome.entity is not None]
    return {one.id: [(name.text, name.lang, name.kind) for name in one.names] for one in entities}


def test_rows_of_one_english_name_are_one_entity(tmp_path: Path) -> None:
    text = "唐纳德·特朗普\tDonald Trump\n庄嘉颖\tJa Ian Chong\n川普\tDonald Trump\n"
    found = _read(tmp_path, text, languages=("zh", "en"))
    assert [place for place, _ in found] == ["1", "2"]
    assert found[0][1].entity == Entity(
        "acme:donald-trump",
        "person",
        "Donald Trump",
        "Trump",
        names=(
            Name("Donald Trump", "en", "canonical"),
            Name("唐纳德·特朗普", "zh", "alias"),
            Name("川普", "zh", "alias"),
        ),
        source="acme",
    )
    assert found[1][1].entity is not None
    assert found[1][1].entity.names[1] == Name("庄嘉颖", "zh", "native")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("zh-CN,en\n孙中山,Sun Yat-sen\n", ["zh-Hans"]),
        ("tuid,zh_TW,en-US\n7,孫中山,Sun Yat-sen\n", ["zh-Hant"]),
        ("en,zh,ja,pos,description\nSun Yat-sen,孙中山,孫文,noun,the founder\n", ["zh", "ja"]),
        ("\ufeffen;zh\nSun Yat-sen;孙中山\n", ["zh"]),
    ],
)
def test_headings_of_the_engines(tmp_path: Path, text: str, languages: list[str]) -> None:
    [names] = _names(_read(tmp_path, text)).values()
    assert names[0] == ("Sun Yat-sen", "en", "canonical")
    assert [lang for _, lang, _ in names[1:]] == languages


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("孙中山", "has one cell, and 2 are wanted"),
        ("Sun Yat-sen,孙中山", "the English phrase is '孙中山', not in Latin letters"),
        ("Сунь,Sun Yat-sen", "'Сунь' is not written as zh is"),
    ],
)
def test_a_row_with_a_fault_is_told_by_line_and_the_rest_goes_on(tmp_path: Path, row: str, fault: str) -> None:
    found = _read(tmp_path, f"毛泽东,Mao Zedong\n{row}\n邓小平,Deng Xiaoping\n", languages=("zh", "en"))
    [(place, told)] = [one for one in found if one[1].fault]
    assert place == "2"
    assert told.fault.startswith(fault)
    assert _names(found).keys() == {"acme:mao-zedong", "acme:deng-xiaoping"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("毛泽东,Mao Zedong", "a row that stands there already"),
        ("毛泽东,MAO ZEDONG", "a row that stands there already"),
    ],
)
def test_a_row_that_stands_there_twice_is_left_out(tmp_path: Path, row: str, reason: str) -> None:
    found = _read(tmp_path, f"毛泽东,Mao Zedong\n{row}\n", languages=("zh", "en"))
    assert [outcome.left_out for _, outcome in found] == [reason, ""]


def test_a_row_without_an_english_name_is_left_out(tmp_path: Path) -> None:
    found = _read(tmp_path, "zh,en,ja\n毛泽东,,毛沢東\n")
    assert [(place, one.left_out) for place, one in found] == [("2", "no English name")]


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ("", {}, "is empty"),
        ("毛泽东,Mao Zedong\n", {}, "has no heading of languages"),
        ("zh,de\n毛泽东,Mao Zedong\n", {}, "has no English column among zh, de"),
        (b"\xff\xfe\xff\xff\xd8", {"languages": ("zh", "en")}, "is not in utf-16"),
        (b"zh,en\n\x81\xff,Mao\n", {}, "neither UTF-8 nor GB18030"),
        ("毛泽东,Mao Zedong\n", {"languages": ("zh", "en"), "encoding": "klingon"}, "is no encoding"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, text: str | bytes, options: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        _read(tmp_path, text, **options)


@pytest.mark.parametrize("to", ["google", "amazon", "modernmt"])
def test_what_is_exported_comes_back_with_the_same_pairs(tmp_path: Path, to: str) -> None:
    rules, path = Rules("und"), tmp_path / "names.csv"
    write_glossary(
        lambda: BOOK, path, engine(to, rules), Wish(("zh", "en"), included=frozenset(DANGERS)), Report(), rules
    )
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    rows = rows[1:] if engine(to, rules).header else rows
    found = glossary_outcomes(path, GlossaryOptions("acme", ("zh", "en") if to == "google" else ()))
    pairs = {(name.text, one.entity.name) for _, one in found if one.entity for name in one.entity.names[1:]}
    assert pairs == {(chinese, english) for chinese, english in rows}


def test_tmx_comes_back_with_the_same_pairs(tmp_path: Path) -> None:
    rules, path = Rules("und"), tmp_path / "names.tmx"
    wish = Wish(("zh", "en"), included=frozenset(DANGERS))
    write_glossary(lambda: BOOK, path, engine("microsoft", rules), wish, Report(), rules)
    found = [one for _, one in glossary_outcomes(path, GlossaryOptions("acme"))]
    pairs = {(name.text, one.entity.name) for one in found if one.entity for name in one.entity.names[1:]}
    assert ("唐纳德·特朗普", "Donald Trump") in pairs
    assert len(pairs) == path.read_text("utf-8").count("<tu ") == 9


_TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="EN-US"><seg>Sun <hi>Yat</hi>-sen</seg></tuv><tuv lang="ZH-TW"><seg>孫中山</seg></tuv></tu>
"""


@pytest.mark.parametrize(
    ("rest", "place", "fault"),
    [
        (
            '<tu><tuv xml:lang="en"><seg>Mao</seg></tuv><tuv><seg>毛</seg></tuv></tu></body></tmx>',
            "5",
            "'' is no language",
        ),
        ('<tu><tuv xml:lang="en"><seg>毛泽东</seg></tuv></tu></body></tmx>', "5", "the English phrase is '毛泽东'"),
        ("<tu>\n</body>", "6", "is not well-formed XML from here on"),
    ],
)
def test_units_of_others_and_their_faults(tmp_path: Path, rest: str, place: str, fault: str) -> None:
    (tmp_path / "g.tmx").write_text(_TMX + rest, "utf-8")
    found = [(at.rpartition(":")[2], one) for at, one in glossary_outcomes(tmp_path / "g.tmx", GlossaryOptions("acme"))]
    [(at, told)] = [one for one in found if one[1].fault]
    assert (at, told.fault.startswith(fault)) == (place, True)
    assert _names(found) == {"acme:sun-yat-sen": [("Sun Yat-sen", "en", "canonical"), ("孫中山", "zh-Hant", "native")]}


@pytest.mark.parametrize("text", ['<!DOCTYPE tmx [<!ENTITY a "x">]><tmx/>', "<html/>", "", "\ufffe"])
def test_what_is_no_tmx_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "g.tmx").write_text(text, "utf-8")
    with pytest.raises(InputError):
        list(glossary_outcomes(tmp_path / "g.tmx", GlossaryOptions("acme")))


@given(st.text(st.sampled_from('毛泽东,Mao"\t\n;'), max_size=60))
def test_any_table_is_entities_or_faults_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("x", numbered=True)
    found = _read(folder, f"毛泽东,Mao Zedong\n{text}", languages=("zh", "en"))
    assert all(one.entity or one.fault or one.left_out for _, one in found)
