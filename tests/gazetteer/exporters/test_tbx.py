"""Termbases: valid by the published schemas, what each name is in them, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.gazetteer.exporters.report import Report, Selection
from namenorm.gazetteer.exporters.tbx import NAMESPACE, TermbaseWish, entity_id, holds, write_tbx, xml_id
from namenorm.gazetteer.importers.tbx import TermbaseOptions, tbx_outcomes
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind
from namenorm.rules import Rules
from tests.gazetteer.exporters.people import BOOK, DALY, ESWATINI, LI, SOURCES, TRUMP
from tests.gazetteer.exporters.schemas import DATA, faults, needs_schemas

_T = f"{{{NAMESPACE}}}"
_RULES = Rules("und")


def _written(book: Iterable[Entity], folder: Path, **wish: Any) -> tuple[Path, Report]:
    entities, report, path = tuple(book), Report(), folder / "names.tbx"
    write_tbx(lambda: entities, path, TermbaseWish(**wish), SOURCES, report, _RULES)
    return path, report


def _read(path: Path) -> list[Entity]:
    outcomes = [outcome for _, outcome in tbx_outcomes(path, TermbaseOptions())]
    assert [one.fault for one in outcomes if one.fault] == []
    return [one.entity for one in outcomes if one.entity is not None]


def _terms(path: Path) -> dict[str, tuple[str, str]]:
    """Return status and type of each term."""
    found = {}
    for section in ElementTree.parse(path).iter(f"{_T}termSec"):
        notes = {one.get("type"): one.text for one in section.iter(f"{_T}termNote")}
        found[section.findtext(f"{_T}term", "")] = (str(notes["administrativeStatus"]), str(notes["termType"]))
    return found


def _by_language(entity: Entity) -> Entity:
    """Return an entity with its names in the order of a termbase, those of a language together."""
    languages = list(dict.fromkeys(one.lang for one in entity.names))
    return replace(entity, names=tuple(sorted(entity.names, key=lambda one: languages.index(one.lang))))


@needs_schemas
def test_the_example_that_is_published_as_valid_has_no_fault() -> None:
    assert faults((Path(DATA) / "tbx" / "Example_Astronomy_DCA_VALID.tbx").read_bytes()) == []


@needs_schemas
@pytest.mark.parametrize("wish", [{}, {"languages": ("zh", "en")}, {"selection": Selection(ids=frozenset())}], ids=str)
def test_what_is_written_is_valid(tmp_path: Path, wish: dict[str, Any]) -> None:
    assert faults(_written(BOOK, tmp_path, **wish)[0].read_bytes()) == []


@needs_schemas
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("preferredTerm-admn-sts", "bestTerm"),
        ('type="subjectField"', 'type="field"'),
        (">noun<", ">properNoun<"),
        ("<term>Robert Daly</term>", ""),
        ('id="curated.robert-daly"', 'id="curated:robert-daly"'),
    ],
)
def test_the_schemas_find_what_is_not(tmp_path: Path, old: str, new: str) -> None:
    text = _written(BOOK, tmp_path)[0].read_text("utf-8")
    assert old in text
    assert faults(text.replace(old, new, 1).encode()) != []


def test_accepted_names_are_preferred_or_admitted_and_wrong_ones_deprecated(tmp_path: Path) -> None:
    terms = _terms(_written((DALY, TRUMP, ESWATINI), tmp_path)[0])
    assert terms == {
        "Robert Daly": ("preferredTerm-admn-sts", "fullForm"),
        "戴博": ("preferredTerm-admn-sts", "fullForm"),
        "罗伯特·戴利": ("admittedTerm-admn-sts", "variant"),
        "Dai Bo": ("deprecatedTerm-admn-sts", "variant"),
        "Donald Trump": ("preferredTerm-admn-sts", "fullForm"),
        "Donal Trump": ("deprecatedTerm-admn-sts", "variant"),
        "唐纳德·特朗普": ("preferredTerm-admn-sts", "variant"),
        "特朗普": ("admittedTerm-admn-sts", "variant"),
        "唐納·川普": ("preferredTerm-admn-sts", "variant"),
        "ドナルド・トランプ": ("preferredTerm-admn-sts", "variant"),
        "Eswatini": ("preferredTerm-admn-sts", "fullForm"),
        "Swaziland": ("supersededTerm-admn-sts", "variant"),
        "斯威士兰": ("preferredTerm-admn-sts", "variant"),
    }


def test_a_blocked_form_is_deprecated(tmp_path: Path) -> None:
    blocked = replace(DALY, names=(*DALY.names, Name("Dai Po", "en", "blocked")))
    assert _terms(_written((blocked,), tmp_path)[0])["Dai Po"][0] == "deprecatedTerm-admn-sts"


def test_each_term_is_marked_as_a_proper_noun(tmp_path: Path) -> None:
    groups = list(ElementTree.parse(_written((DALY,), tmp_path)[0]).iter(f"{_T}termNoteGrp"))
    assert len(groups) == len(DALY.names)
    assert {(one.findtext(f"{_T}termNote"), one.findtext(f"{_T}note")) for one in groups} == {("noun", "proper noun")}


def test_the_header_credits_the_sources_of_what_is_in_it(tmp_path: Path) -> None:
    text = _written((DALY, ESWATINI), tmp_path)[0].read_text("utf-8")
    assert "curated: Written by hand. Licence: Apache-2.0. Credit: The authors" in text
    assert "cedict: CC-CEDICT. Licence: CC-BY-SA-4.0" in text
    assert "passed on, also changed, it stays under CC-BY-SA-4.0" in text
    assert "GeoNames" not in text


def test_without_share_alike_data_neither_its_names_nor_its_credit_are_there(tmp_path: Path) -> None:
    path, report = _written(BOOK, tmp_path, selection=Selection(bound=frozenset({"cedict"})))
    assert "李白石" not in path.read_text("utf-8")
    assert "斯威士兰" not in path.read_text("utf-8")
    assert "CC-CEDICT" not in path.read_text("utf-8")
    assert report.left_out == {"share-alike": 1}
    assert report.entities == len(BOOK) - 1


def test_only_entities_with_a_name_in_each_language(tmp_path: Path) -> None:
    path, report = _written(BOOK, tmp_path, languages=("ja", "en"))
    assert list(_terms(path)) == ["Donald Trump", "Donal Trump", "ドナルド・トランプ"]
    assert report.left_out == {"no-rendering": len(BOOK) - 1}


def test_dangers_are_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    path, report = _written(BOOK, tmp_path, leave_out=frozenset({"ambiguous", "homograph", "short", "unverified"}))
    assert report.left_out == {"ambiguous": 2, "homograph": 1, "short": 1, "unverified": 1}
    assert not {"米勒班", "Reading", "戴博", "李白石"} & _terms(path).keys()


def test_namesakes_are_entries_of_their_own(tmp_path: Path) -> None:
    text = _written(BOOK, tmp_path)[0].read_text("utf-8")
    assert text.count("<term>米勒班</term>") == 2


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\ud800", "a\ufffe", "a\nb", " a", "a ", "a  b", ""])
def test_what_xml_does_not_give_back_is_left_out_and_counted(tmp_path: Path, text: str) -> None:
    path, report = _written((replace(DALY, names=(*DALY.names, Name(text, "zh", "alias"))),), tmp_path)
    assert report.left_out == {"characters": 1}
    assert len(_terms(path)) == len(DALY.names)


def test_other_fields_lose_what_xml_cannot_hold_and_nothing_else(tmp_path: Path) -> None:
    [entity] = _read(_written((replace(DALY, about="a <b> & \x00 ]]>"),), tmp_path)[0])
    assert entity.about == "a <b> & � ]]>"


def test_the_way_back_gives_the_entities_without_offices_and_look_alikes(tmp_path: Path) -> None:
    assert _read(_written(BOOK, tmp_path)[0]) == list(map(_by_language, BOOK))


def test_an_import_under_another_source_keeps_the_identifier_beside_it(tmp_path: Path) -> None:
    path = _written((ESWATINI,), tmp_path)[0]
    [(_, outcome)] = tbx_outcomes(path, TermbaseOptions("mine"))
    assert outcome.entity is not None
    assert (outcome.entity.id, outcome.entity.source) == ("mine:eswatini", "mine")
    assert outcome.entity.ids == ("curated:eswatini",)
    assert {one.source for one in outcome.entity.names} == {""}


_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TEXT = st.text(_CHARACTERS, min_size=1, max_size=12)
_NAME = st.builds(
    Name,
    _TEXT,
    st.sampled_from(["en", "zh", "zh-Hant-TW", "ja", "und-Cyrl"]),
    st.sampled_from(get_args(NameKind)),
    style=st.sampled_from([(), ("zaobao",), ("ap", "bbc")]),
    verified=st.booleans(),
    source=st.sampled_from(["", "cedict"]),
    since=st.sampled_from(["", "2018-04"]),
    until=st.sampled_from(["", "2020"]),
)
_LOCAL = st.text(st.characters(categories=("L", "N")) | st.sampled_from("-_.:#"), min_size=1, max_size=8)
_ENTITY = st.builds(
    lambda local, kind, name, others, countries: Entity(
        f"curated:{local}",
        kind,
        name,
        names=(Name(name, "en", "canonical"), *others),
        countries=countries,
        source="curated",
    ),
    _LOCAL,
    st.sampled_from(get_args(EntityKind)),
    _TEXT.filter(lambda text: holds(Name(text, "en", "canonical"))),
    st.lists(_NAME, max_size=4),
    st.sampled_from([(), ("US",), ("TW", "CN")]),
)


@settings(max_examples=40)
@given(st.lists(_ENTITY, max_size=4, unique_by=lambda one: one.id))
def test_whatever_a_book_has_comes_back_with_the_same_names(book: list[Entity]) -> None:
    with TemporaryDirectory() as folder:
        path, report = _written(book, Path(folder))
        back = {one.id: one for one in _read(path)}
        assert back.keys() == {one.id for one in book}
        for one in book:
            kept = [name for name in one.names if holds(name)]
            assert sorted(map(repr, back[one.id].names)) == sorted(map(repr, kept))
            assert (back[one.id].kind, back[one.id].name) == (one.kind, one.name)
            assert back[one.id].countries == one.countries
        assert report.written + report.left_out["characters"] == sum(len(one.names) for one in book)
        if DATA:
            assert faults(path.read_bytes()) == []


@given(st.text(_CHARACTERS, min_size=1))
def test_identifiers_come_back_and_are_names_of_xml(local: str) -> None:
    made = xml_id(f"curated:{local}")
    assert entity_id(made) == f"curated:{local}"
    assert made.replace(".", "").replace("_", "").replace("-", "").isalnum()
    assert made.isascii()
    assert not made[0].isdigit()


@pytest.mark.parametrize("foreign", ["c1", "_FFFFFFFFFF_", "a_b", "..", "_"])
def test_identifiers_of_others_are_read_without_a_fault(foreign: str) -> None:
    assert entity_id(foreign)


def test_the_kinds_are_told_for_every_kind_that_the_model_has(tmp_path: Path) -> None:
    every = replace(LI, names=(LI.names[0], *(Name(f"李{kind}", "zh", kind) for kind in get_args(NameKind))))
    [back] = _read(_written((every,), tmp_path)[0])
    assert back.names == every.names
