"""Glossaries: the form and the limits of each engine, and what is left out for which reason."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.errors import GazetteerError
from namenorm.gazetteer.exporters.engines import NAMES, Engine, engine
from namenorm.gazetteer.exporters.glossary import Wish, write_glossary
from namenorm.gazetteer.exporters.report import DANGERS, LeftOut, Report, Selection
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from tests.gazetteer.exporters.people import BOOK, DALY, LI, TRUMP

_ALL = frozenset(DANGERS)
_RULES = Rules("und")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _write(
    book: Iterable[Entity],
    path: Path,
    to: str | Engine = "deepl",
    languages: tuple[str, ...] = ("zh", "en"),
    **wish: Any,
) -> tuple[str, Report, list[LeftOut]]:
    entities, left = tuple(book), list[LeftOut]()
    report = Report(tell=left.append)
    found = engine(to, _RULES) if isinstance(to, str) else to
    write_glossary(lambda: entities, path, found, Wish(languages, **wish), report, _RULES)
    assert report.size == path.stat().st_size
    return path.read_text("utf-8"), report, left


def _person(local: str, english: str, *chinese: str, **more: Any) -> Entity:
    names = (Name(english, "en", "canonical"), *(Name(one, "zh", "native") for one in chinese))
    return Entity(f"mine:{local}", "person", english, "".join(english.split()[-1:]), names=names, source="mine", **more)


SUN = _person("sun", "Sun Yat-sen", "孙中山")
DENG = _person("deng", "Deng Xiaoping", "邓小平")


def test_names_that_would_be_replaced_wrongly_are_left_out_and_counted(tmp_path: Path) -> None:
    text, report, left = _write(BOOK, tmp_path / "names.tsv")
    assert text == (
        "唐纳德·特朗普\tDonald Trump\n特朗普\tTrump\n唐納·川普\tDonald Trump\n斯威士兰\tEswatini\n"
        "罗伯特·戴利\tRobert Daly\n雷丁镇\tReading\n"
    )
    assert report.left_out == {"ambiguous": 2, "short": 1, "unverified": 1}
    assert {(one.text, one.rendering, one.reason) for one in left} == {
        ("戴博", "Robert Daly", "short"),
        ("米勒班", "David Miliband", "ambiguous"),
        ("米勒班", "Ed Miliband", "ambiguous"),
        ("李白石", "Li Baishi", "unverified"),
    }
    assert (report.entities, report.written) == (4, 6)


@pytest.mark.parametrize(("danger", "line"), [("short", "戴博\tRobert Daly"), ("unverified", "李白石\tLi Baishi")])
def test_a_danger_that_is_asked_for_is_written_and_no_other(tmp_path: Path, danger: str, line: str) -> None:
    text, report, _ = _write(BOOK, tmp_path / "names.tsv", included=frozenset({danger}))
    assert line in text.splitlines()
    assert danger not in report.left_out
    assert len(report.left_out) == 2


def test_of_an_ambiguous_name_one_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    text, report, _ = _write(BOOK, tmp_path / "names.tsv", included=frozenset({"ambiguous"}))
    assert text.count("米勒班") == 1
    assert report.left_out["double"] == 1


def test_a_namesake_that_is_not_exported_makes_a_name_ambiguous_all_the_same(tmp_path: Path) -> None:
    chosen = Selection(ids=frozenset({"curated:ed-miliband"}))
    text, report, _ = _write(BOOK, tmp_path / "names.tsv", selection=chosen)
    assert (text, report.left_out) == ("", {"ambiguous": 1})


def test_ordinary_words_of_the_original_are_left_out(tmp_path: Path) -> None:
    text, report, _ = _write(BOOK, tmp_path / "names.csv", "google", ("en", "zh"))
    assert "Reading" not in text
    assert report.left_out["homograph"] == 1
    assert "Swaziland,斯威士兰" in text.splitlines()


def test_wrong_names_are_never_a_source(tmp_path: Path) -> None:
    text, _, _ = _write((DALY, TRUMP), tmp_path / "names.csv", "google", ("en", "zh"), included=_ALL)
    assert "Dai Bo" not in text
    assert "Donal Trump" not in text


def test_a_disputed_name_is_left_out(tmp_path: Path) -> None:
    kyiv = Entity(
        "mine:kyiv",
        "place",
        "Kyiv",
        names=(Name("Kyiv", "en", "canonical"), Name("Kiev", "en", "contested"), Name("基辅市", "zh", "alias")),
    )
    text, report, _ = _write((kyiv,), tmp_path / "names.csv", "google", ("en", "zh"))
    assert (text, report.left_out) == ("Kyiv,基辅市\n", {"contested": 1})


@pytest.mark.parametrize(
    ("to", "file", "expect"),
    [
        ("deepl", "n.tsv", "孙中山\tSun Yat-sen\n"),
        ("deepl", "n.csv", "孙中山,Sun Yat-sen\n"),
        ("google", "n.csv", "孙中山,Sun Yat-sen\n"),
        ("google", "n.tsv", "孙中山\tSun Yat-sen\n"),
        ("amazon", "n.csv", "zh,en\n孙中山,Sun Yat-sen\n"),
        ("amazon", "n.tsv", "zh\ten\n孙中山\tSun Yat-sen\n"),
        ("microsoft", "n.tsv", "孙中山\tSun Yat-sen\n"),
        ("modernmt", "n.csv", "zh-CN,en\n孙中山,Sun Yat-sen\n"),
    ],
)
def test_the_form_of_each_engine(tmp_path: Path, to: str, file: str, expect: str) -> None:
    assert _write((SUN,), tmp_path / file, to)[0] == expect


@pytest.mark.parametrize(
    ("to", "expect"),
    [
        ("google", "zh-CN,en,ja\n孙中山,Sun Yat-sen,\n"),
        ("amazon", "zh,en,ja\n孙中山,Sun Yat-sen,\n"),
        ("modernmt", "tuid,zh-CN,en,ja\nmine:sun,孙中山,Sun Yat-sen,\n"),
    ],
)
def test_sets_in_which_any_language_may_be_the_source(tmp_path: Path, to: str, expect: str) -> None:
    assert _write((SUN,), tmp_path / "n.csv", to, ("zh", "en", "ja"), either=True)[0] == expect


def test_a_dangerous_name_leaves_a_set_and_the_others_stay(tmp_path: Path) -> None:
    reading = replace(_person("reading", "Reading", "雷丁镇"), kind="place")
    japanese = replace(reading, names=(*reading.names, Name("レディング", "ja", "alias")))
    text, report, _ = _write((japanese,), tmp_path / "n.csv", "google", ("zh", "en", "ja"), either=True)
    assert text == "zh-CN,en,ja\n雷丁镇,,レディング\n"
    assert report.left_out == {"homograph": 1}


def test_several_targets(tmp_path: Path) -> None:
    text, _, _ = _write((TRUMP, SUN), tmp_path / "n.csv", "amazon", ("zh", "en", "ja"))
    assert text.splitlines() == [
        "zh,en,ja",
        "唐纳德·特朗普,Donald Trump,ドナルド・トランプ",
        "特朗普,Trump,",
        "唐納·川普,Donald Trump,ドナルド・トランプ",
        "孙中山,Sun Yat-sen,",
    ]


def test_tmx_is_what_custom_translator_reads(tmp_path: Path) -> None:
    text, _, _ = _write((SUN, TRUMP), tmp_path / "n.tmx", "microsoft")
    root = ElementTree.fromstring(text)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (root.get("version"), root.find("header").get("srclang")) == ("1.4", "zh-Hans")  # type: ignore[union-attr]
    units = [[(one.get(lang), one.findtext("seg")) for one in unit.iter("tuv")] for unit in root.iter("tu")]
    assert units[0] == [("zh-Hans", "孙中山"), ("en", "Sun Yat-sen")]
    assert len(units) == 4


@pytest.mark.parametrize(
    ("to", "file", "languages", "either", "says"),
    [
        ("deepl", "n.txt", ("zh", "en"), False, "takes .tsv, .csv, not .txt"),
        ("deepl", "n.tsv", ("zh",), False, "needs two languages"),
        ("deepl", "n.tsv", ("zh", "en", "de"), False, "one source language and 1 target"),
        ("deepl", "n.tsv", ("zh", "en"), True, "has one source language"),
        ("microsoft", "n.tsv", ("zh", "en"), True, "has one source language"),
        ("google", "n.tsv", ("zh", "en"), True, "takes .csv for several source languages"),
        ("modernmt", "n.tsv", ("zh", "en"), False, "takes .csv, not .tsv"),
        ("amazon", "n.csv", ("zh", *"abcdefghijk"), False, "one source language and 10 targets, not 12"),
    ],
)
def test_what_an_engine_does_not_take_is_said_and_nothing_is_written(
    tmp_path: Path, to: str, file: str, languages: tuple[str, ...], either: bool, says: str
) -> None:
    with pytest.raises(GazetteerError, match=says):
        _write((SUN,), tmp_path / file, to, languages, either=either)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("to", "most"), [("deepl", 1024), ("google", 1023), ("amazon", 200)])
def test_a_phrase_is_as_long_as_the_engine_takes_and_no_longer(tmp_path: Path, to: str, most: int) -> None:
    fits, too_long = "a" * most, "b" * (most + 1)
    book = (_person("1", fits, "孙中山"), _person("2", too_long, "邓小平"))
    text, report, _ = _write(book, tmp_path / "n.csv", to)
    assert fits in text
    assert too_long not in text
    assert report.left_out == {"phrase-bytes": 1}


def test_bytes_of_a_phrase_are_those_of_utf8(tmp_path: Path) -> None:
    _, report, _ = _write((_person("1", "Sun Yat-sen", "孙" * 67),), tmp_path / "n.csv", "amazon")
    assert report.left_out == {"phrase-bytes": 1}, "67 characters are 201 bytes"


@pytest.mark.parametrize("file", ["n.tsv", "n.csv", "n.tmx"])
def test_a_full_file_goes_without_what_lists_brought(tmp_path: Path, file: str) -> None:
    listed = [replace(_person(f"a{n}", f"Anna Berg {n}", f"安娜伯格{n}"), source="jmnedict") for n in range(50)]
    small = replace(engine("google", _RULES), file_bytes=600)
    text, report, left = _write((*listed, SUN, DENG), tmp_path / file, small)
    assert len(text.encode()) <= 600
    assert "孙中山" in text
    assert "邓小平" in text
    assert report.left_out["file-bytes"] == len(left) == 52 - report.written


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\x1bb", "a\u2028b", "a\x85b", " ab", "ab\u3000", "a\ud800b", ""])
def test_what_no_form_can_hold_is_left_out(tmp_path: Path, text: str) -> None:
    written, report, _ = _write((_person("1", "Sun Yat-sen", text),), tmp_path / "n.csv", included=_ALL)
    assert (written, report.left_out) == ("", {"characters": 1})


def test_quotation_marks_are_escaped_with_commas_and_left_out_with_tabs(tmp_path: Path) -> None:
    rock = _person("rock", 'Dwayne "The Rock" Johnson', "巨石强森")
    assert _write((rock,), tmp_path / "n.csv")[0] == '巨石强森,"Dwayne ""The Rock"" Johnson"\n'
    assert _write((rock,), tmp_path / "n.tsv")[1].left_out == {"characters": 1}


def test_sources_that_differ_in_case_alone_are_two_where_the_engine_tells_them_apart(tmp_path: Path) -> None:
    names = (Name("Kim Jong-un", "en", "canonical"), Name("Kim Jong-Un", "en", "alias"), Name("金正恩", "zh", "native"))
    kim = Entity("mine:kim", "person", "Kim Jong-un", "Kim", names=names)
    assert len(_write((kim,), tmp_path / "n.csv", "google", ("en", "zh"))[0].splitlines()) == 2
    assert _write((kim,), tmp_path / "n.csv", "amazon", ("en", "zh"))[1].left_out == {"double": 1}
    assert _write((kim,), tmp_path / "n.csv", "deepl", ("en", "zh"))[1].left_out == {"double": 1}


def test_a_find_and_replace_wants_longer_words_of_an_alphabet(tmp_path: Path) -> None:
    names = (Name("United Nations", "en", "canonical"), Name("UNO", "en", "short"), Name("联合国", "zh", "native"))
    nations = Entity("mine:un", "org", "United Nations", names=names)
    assert "UNO" in _write((nations,), tmp_path / "n.csv", "google", ("en", "zh"))[0]
    assert "UNO" not in _write((nations,), tmp_path / "n.csv", "microsoft", ("en", "zh"))[0]
    assert "联合国" in _write((nations,), tmp_path / "n.csv", "microsoft")[0]


def test_share_alike_data_is_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    free = Selection(bound=frozenset({"cedict"}))
    text, report, _ = _write(BOOK, tmp_path / "n.tsv", included=_ALL, selection=free)
    assert "李白石" not in text
    assert "斯威士兰" not in text
    assert report.left_out["share-alike"] == 1
    assert report.sources.keys() == {"curated", "geonames"}


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(kinds=frozenset({"place"})), {"curated:eswatini", "geonames:2639577"}),
        (Selection(countries=frozenset({"US", "SZ"})), {TRUMP.id, DALY.id, "curated:eswatini"}),
        (Selection(ids=frozenset({LI.id, "nobody"})), {LI.id}),
        (Selection(ids=frozenset()), set()),
        (Selection(kinds=frozenset({"org"})), set()),
    ],
)
def test_a_selection(selection: Selection, ids: set[str]) -> None:
    assert {one.id for one in BOOK if selection.wants(one)} == ids


_CELL = st.text(st.characters(exclude_categories=()), max_size=6)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(_CELL, _CELL), max_size=6),
    st.sampled_from(NAMES),
    st.sampled_from(["csv", "tsv"]),
    st.sets(st.sampled_from(DANGERS)),
)
def test_what_is_written_keeps_the_rules_of_its_engine(
    pairs: list[tuple[str, str]], to: str, suffix: str, included: set[str]
) -> None:
    book = [_person(str(number), english, chinese) for number, (english, chinese) in enumerate(pairs)]
    found = engine(to, _RULES)
    suffix = suffix if suffix in found.forms else found.forms[0]
    with TemporaryDirectory() as folder:
        text, report, left = _write(book, Path(folder) / f"n.{suffix}", to, included=frozenset(included))
    rows = list(csv.reader(text.splitlines(), delimiter="\t" if suffix == "tsv" else ","))
    rows = rows[1:] if found.header else rows
    sources = [one if found.cased else one.casefold() for one, _ in rows]
    assert len(set(sources)) == len(sources), "no source twice"
    assert all(cell and cell == cell.strip() and not _CONTROL.search(cell) for row in rows for cell in row)
    assert set(map(tuple, rows)) <= {(chinese, english) for english, chinese in pairs}
    assert not included & Counter(one.reason for one in left).keys()
    assert (len(rows), len(rows) + len(left)) == (report.written, len(pairs))
