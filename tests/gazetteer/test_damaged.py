"""A book that was damaged: each fault is told, what is sound is read, and what is read can be compiled."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks import check
from namenorm.gazetteer.files import book_parts, load_book
from namenorm.gazetteer.parts import NamePart
from namenorm.gazetteer.store.document import entity_of_document
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from tests.damage import changed, damaged

_ENTRY = {
    "name": "Robert Daly",
    "about": "American sinologist",
    "countries": ["US"],
    "gender": "m",
    "names": {"adopted": {"zh": "戴博"}, "alias": {"ru": [{"text": "Роберт Дейли", "style": ["bbc"], "since": 1999}]}},
    "roles": [{"title": "director", "of": "Kissinger Institute", "country": "US", "since": "2013-08", "seats": 1}],
    "not": ["mine:other"],
    "ids": ["wikidata:Q1"],
}
_FILE = {"kind": "person", "source": "mine", "checked_on": "2025-03-31", "entities": {"robert-daly": _ENTRY}}
_LINE = {
    "id": "mine:wang-yangming",
    "kind": "person",
    "name": "Wang Yangming",
    "names": [{"text": "王陽明", "lang": "zh-Hant", "kind": "native", "style": ["x"], "verified": False}],
    "roles": [{"title": "general", "organisation": "Ming", "seats": 1}],
    "source": "mine",
}
_FRAGMENT = {"id": "mine:good", "fragment": True, "names": [{"text": "戴博", "lang": "zh", "kind": "adopted"}]}
_PART = {"id": "mine:丹尼", "role": "given", "frequency": 26, "source": "mine", "han": ["丹尼"], "latin": ["Danny"]}
_SOURCE = '[mine]\ntitle = "T"\nlicence = "CC-BY-SA-4.0"\nfiles = ["*.yaml"]\ncredit = "c"\n'
_GOOD = "kind: org\nsource: mine\nentities:\n  good: {name: Good Organisation}\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "good.yaml").write_text(_GOOD, "utf-8")
    return folder


def _parts(book: Path) -> tuple[list[NamePart], str | None]:
    try:
        return list(book_parts(book)), None
    except GazetteerError as error:
        return [], str(error)


def _read(book: Path, name: str, data: bytes) -> None:
    """Read a book with a file, and compile it: the sound file is there whatever the other one holds."""
    (book / name).write_bytes(data)
    try:
        loaded = load_book(book)
        assert "mine:good" in loaded.entities
        assert all("\n" not in fault for fault in loaded.faults)
        parts, fault = _parts(book)
        assert fault is None or name in fault
        compile_index(loaded.entities.values(), book / "out.index", parts=parts)
        index = Index(book / "out.index")
        assert {one.id for one in index.entities()} == set(loaded.entities)
        assert all(index.by_id(one) == index.entity(index.number(one) or 0) for one in loaded.entities)
    finally:
        (book / name).unlink()
        (book / "out.index").unlink(missing_ok=True)


@settings(max_examples=25)
@given(data=damaged(yaml.safe_dump(_FILE, allow_unicode=True).encode()))
def test_damaged_yaml(book: Path, data: bytes) -> None:
    _read(book, "a.yaml", data)


@settings(max_examples=25)
@given(raw=changed(_FILE))
def test_entries_of_other_kinds(book: Path, raw: Any) -> None:
    _read(book, "a.yaml", yaml.safe_dump(raw, allow_unicode=True).encode("utf-8", "replace"))


@settings(max_examples=25)
@given(data=damaged(f"{json.dumps(_LINE)}\n{json.dumps(_FRAGMENT, ensure_ascii=False)}\n".encode()))
def test_damaged_lines(book: Path, data: bytes) -> None:
    _read(book, "a.jsonl", data)


@pytest.mark.parametrize("sound", [_LINE, _FRAGMENT], ids=["entity", "fragment"])
@settings(max_examples=25)
@given(data=st.data())
def test_lines_of_other_kinds(book: Path, sound: dict[str, Any], data: Any) -> None:
    _read(book, "a.jsonl", json.dumps(data.draw(changed(sound))).encode())


@settings(max_examples=25)
@given(raw=changed(_PART))
def test_parts_of_other_kinds(book: Path, raw: Any) -> None:
    _read(book, "a.parts.jsonl", json.dumps(raw).encode())


@given(data=damaged(_SOURCE.encode()))
def test_a_damaged_table_of_sources(book: Path, data: bytes) -> None:
    (book / "SOURCES.toml").write_bytes(data)
    told = "SOURCES.toml"
    try:
        assert load_book(book, without_share_alike=True).faults == ()
    except GazetteerError as error:
        told = str(error)
    finally:
        (book / "SOURCES.toml").unlink()
    assert "SOURCES.toml" in told


_BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    ("aliases", "entry"),
    [(_BOMB, "{name: Bad, countries: *i}"), ("", "&a {name: Bad, countries: [*a]}"), ("", "&a [*a, *a]")],
    ids=["a thousand million values", "holds itself", "is a list of itself"],
)
def test_aliases_without_end_are_a_fault(book: Path, aliases: str, entry: str) -> None:
    text = f"kind: person\nsource: mine\n{aliases}entities:\n  bad: {entry}\n"
    _read(book, "a.yaml", text.encode())
    (book / "a.yaml").write_text(text)
    try:
        assert any("aliases that unfold" in fault for fault in load_book(book).faults)
        assert any("aliases that unfold" in fault.message for fault in check([book]))
    finally:
        (book / "a.yaml").unlink()
    with pytest.raises(GazetteerError, match="aliases that unfold"):
        entity_of_document(f"{aliases}kind: person\nname: x\ncountries: {entry}\n")


def test_an_alias_is_what_it_stands_for(book: Path) -> None:
    entries = "  a: {name: A, countries: &two [US, CN]}\n  b: {name: B, countries: *two}\n"
    (book / "a.yaml").write_text(f"kind: person\nsource: mine\nentities:\n{entries}")
    try:
        assert load_book(book).entities["mine:b"].countries == ("US", "CN")
    finally:
        (book / "a.yaml").unlink()
