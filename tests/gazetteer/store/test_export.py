"""The store into files: what comes back is the same, and what did not change is not touched."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.entry_text import Header, entry_text, fits, grouped
from namenorm.gazetteer.files import Book, bundled_folder, load_book
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import CHONG, DALY, PLACE, person, renamed, write
from tests.gazetteer.store.test_edit import held
from tests.gazetteer.store.test_load import ANNA, BORIS, BULK, HEAD, book

__all__ = ["book"]
COMMENTED = f"""# The painters.
kind: person
source: mine
checked_on: 2025-03-31
entities:
  # Of Vale.
{ANNA}
  # A poet,
  # of whom little is known.
{BORIS}  zoe:
    name: Zoe Ash   # as she signs
    about: pilot
    names:
      alias:
        zh: [左伊, 佐伊]
# The end.
"""
TREE = ("curated/a.yaml", "imported/b.jsonl")


def _bytes(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): (one.read_bytes(), one.stat().st_mtime_ns) for one in files}


def test_what_did_not_change_is_not_touched(store: Store, book: Path) -> None:
    write(book, {"curated/a.yaml": COMMENTED})
    store.load(book, editor="ann")
    before = _bytes(book)
    report = store.export(book)
    assert (report.written, report.entities, report.clashes) == ((), 0, ())
    assert _bytes(book) == before


def test_of_a_changed_file_only_the_changed_entry(store: Store, book: Path) -> None:
    write(book, {"curated/a.yaml": COMMENTED})
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:boris"), about="bard"), 1, editor="bob")
    assert store.export(book).written == ("curated/a.yaml",)
    assert (book / "curated/a.yaml").read_text("utf-8") == COMMENTED.replace("poet}", "bard}")
    assert store.load(book, editor="ann").event is None


def test_an_entry_in_block_style_is_replaced_and_what_follows_stays(store: Store, book: Path) -> None:
    write(book, {"curated/a.yaml": COMMENTED})
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:zoe"), about="astronaut"), 1, editor="bob")
    store.export(book)
    new = "  zoe: {name: Zoe Ash, about: astronaut, names: {alias: {zh: [左伊, 佐伊]}}}\n# The end.\n"
    assert (book / "curated/a.yaml").read_text("utf-8") == COMMENTED.partition("  zoe:")[0] + new


@pytest.mark.parametrize(
    "entries",
    [
        "entities: {anna: {name: Anna Berg, about: painter}, boris: {name: Boris Vale, countries: [DE]}}\n",
        "entities:\n  anna: &x {name: Anna Berg, about: painter}\n  boris: {<<: *x, name: Boris Vale}\n",
        "entities:\n  anna: {name: Anna Berg, about: painter}\n  ? boris\n  : {name: Boris Vale}\n",
        "entities:\r\n  anna: {name: Anna Berg, about: painter}\r\n  boris: {name: Boris Vale}",
        "entities:\n    boris:\n        name: Boris Vale\n    anna:\n        name: Anna Berg\n        about: painter\n",
    ],
    ids=["one line", "an anchor", "a complex key", "other line ends", "a deeper indent"],
)
def test_other_ways_of_writing_a_file(store: Store, tmp_path: Path, entries: str) -> None:
    book = write(tmp_path / "book", {"a.yaml": f"kind: person\nsource: mine\n{entries}"})
    store.load(book, editor="ann")
    boris = held(store, "mine:boris")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    store.add(person("mine:anton", "Anton Ash"), editor="bob")
    assert store.export(book).clashes == ()
    assert load_book(book).faults == ()
    assert {one.id: one for one in store.entities()} == load_book(book).entities
    assert held(store, "mine:boris") == boris
    assert store.load(book, editor="ann").event is None


def test_a_new_entry_goes_to_its_place_and_one_taken_out_goes(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.export(book)
    store.add(person("mine:bert", "Bert Ash"), editor="bob")
    store.export(book)
    assert (book / "mine/persons.yaml").read_text("utf-8") == (
        "kind: person\nsource: mine\nentities:\n  bert: {name: Bert Ash}\n"
    )
    store.add(person("mine:adam", "Adam Ash"), editor="bob")
    store.delete("mine:boris", 1, editor="bob")
    store.export(book)
    lines = (book / "mine/persons.yaml").read_text("utf-8").splitlines()
    assert lines[3:] == ["  adam: {name: Adam Ash}", "  bert: {name: Bert Ash}"]
    assert (book / "curated/a.yaml").read_text("utf-8") == HEAD + ANNA
    assert store.load(book, editor="ann").event is None
    store.delete("mine:adam", 1, editor="bob")
    store.delete("mine:bert", 1, editor="bob")
    store.export(book)
    assert not (book / "mine/persons.yaml").exists(), "a file without entries is no book file"
    assert not store.diff(book)


def test_a_change_of_what_a_fragment_says_goes_to_the_fragment(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    anna = held(store, "mine:anna")
    names = tuple(replace(one, verified=False) if one.text == "伯安娜" else one for one in anna.names)
    new = Name("安娜", "zh", "alias", source="bulk")
    store.edit(replace(anna, names=(*names, new)), 1, editor="bob")
    assert store.export(book).written == ("imported/b.jsonl",)
    text = (book / "imported/b.jsonl").read_text("utf-8")
    assert text.count('"verified": false') == 1
    assert '{"text": "安娜", "lang": "zh", "kind": "alias"}' in text, "its source is said once, by the fragment"
    assert load_book(book).entities["mine:anna"] == held(store, "mine:anna")


def test_names_from_a_bulk_source_stay_in_its_file_when_entities_are_merged(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.merge("mine:boris", BULK.id, editor="bob")
    store.export(book)
    assert (book / "curated/a.yaml").read_text("utf-8") == HEAD + ANNA + BORIS
    assert "Carla Dorn" in (book / "imported/b.jsonl").read_text("utf-8")
    assert load_book(book).entities["mine:boris"] == held(store, "mine:boris")
    assert store.load(book, editor="ann").event is None


def test_what_was_changed_in_the_files_meanwhile_is_not_overwritten(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    new = "  carl: {name: Carl Ash}\n"
    write(book, {"curated/a.yaml": HEAD + ANNA.replace("painter", "Painter") + new})
    report = store.export(book)
    assert report.written == ()
    assert [(entity_id, why.split(":")[0]) for entity_id, why in report.clashes] == [
        ("mine:anna", "changed in the file since the last load"),
        ("mine:boris", "taken out of the file since the last load"),
        ("mine:carl", "stands in the file and was never loaded"),
    ]


def test_a_file_with_faults_is_left_as_it_is(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    text = HEAD + ANNA + BORIS + "  bad: {name: Bad, gender: x}\n"
    write(book, {"curated/a.yaml": text})
    report = store.export(book)
    assert "gender is 'x'" in report.faults[0]
    assert (book / "curated/a.yaml").read_text("utf-8") == text


def test_a_copy_elsewhere_does_not_count_as_the_book(store: Store, book: Path, tmp_path: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    report = store.export(tmp_path / "copy")
    assert report.written == TREE
    assert {one.id: one for one in store.entities()} == load_book(tmp_path / "copy").entities
    assert store.load(book, editor="ann").event is None, "the book is behind the store, which is no edit"
    assert held(store, "mine:anna").about == "sculptor"


def test_what_fits_no_yaml_file_goes_to_a_bulk_file(store: Store, tmp_path: Path) -> None:
    odd = person("cedict:戴博", "Dai Bo")
    plain = replace(person("cedict:x", "Madonna"), surname="")
    renamed_one = renamed(DALY, "Bob Daly")
    for one in (odd, plain, renamed_one, PLACE):
        store.add(one, editor="ann")
    assert store.export(tmp_path / "book").written == (
        "cedict/persons.jsonl",
        "curated/persons.yaml",
        "geo/places.yaml",
    )
    assert {one.id: one for one in store.entities()} == load_book(tmp_path / "book").entities


def test_an_entry_of_another_kind_moves_to_another_file(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    boris = held(store, "mine:boris")
    store.edit(replace(boris, kind="org", surname=""), 1, editor="bob")
    assert store.export(book).written == ("curated/a.yaml", "mine/organisations.yaml")
    assert load_book(book).entities["mine:boris"].kind == "org"
    assert load_book(book).faults == ()


def test_the_sources_come_back(store: Store, book: Path, tmp_path: Path) -> None:
    table = '[mine]\ntitle = "Mine \\"and\\" yours"\nlicence = "Apache-2.0"\nfiles = ["a", "b"]\n'
    write(book, {"SOURCES.toml": table})
    store.load(book, editor="ann")
    store.export(tmp_path / "copy")
    assert (tmp_path / "copy/SOURCES.toml").read_text("utf-8") == table
    assert store.sources()["mine"]["files"] == ["a", "b"]


def test_the_bundled_book_is_exported_as_it_is(tmp_path: Path) -> None:
    """On SQLite alone, as the databases are compared on smaller books; one bulk file with fragments stands for all."""
    bulk = shutil.ignore_patterns("jmnedict-*", "rigour.*", "geonames-*", "cedict*")
    original = shutil.copytree(bundled_folder(), tmp_path / "original", ignore=bulk)
    with Store.create(tmp_path / "book.db") as store:
        store.load(original, editor="ann")
        store.export(tmp_path / "copy")
        assert not store.diff(tmp_path / "copy")
    entities = load_book(original).entities
    assert len({one.source for one in entities.values()}) > 1, "both kinds of file are there"
    assert load_book(tmp_path / "copy").entities == entities


def test_an_interrupted_export_leaves_whole_files(store: Store, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    before = (book / "curated/a.yaml").read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="no space"):
            store.export(book)
    assert (book / "curated/a.yaml").read_bytes() == before
    assert store.export(book).written == ("curated/a.yaml",)


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
_TEXTS = st.one_of(
    _WORDS,
    st.sampled_from(
        ["yes", "NO", "null", "~", "1", "1.5", "2024-05-20", "2024-05", "a: b", "a #b", "- a", "[a]", "{a}"]
    ),
    st.sampled_from(
        ["'a'", '"a"', "a\\b", "a\nb", "!a", "&a", "*a", "a,b", "%a", "@a", "<<", "=", " a ", "0x1F", "1_000"]
    ),
).filter(str.strip)
_DATES = st.sampled_from(["", "2024", "2024-05", "2024-05-20"])
_NAMES = st.builds(
    Name,
    _TEXTS,
    st.sampled_from(["en", "zh", "zh-Hant-TW", "no"]),
    st.sampled_from(["alias", "native", "literal"]),
    style=st.lists(_TEXTS, max_size=2).map(tuple),
    verified=st.booleans(),
    citation=st.one_of(st.just(""), _TEXTS),
    since=_DATES,
    until=_DATES,
)
_ROLES = st.builds(
    Role,
    _TEXTS,
    st.one_of(st.just(""), _TEXTS),
    st.sampled_from(["", "NO", "US"]),
    st.sampled_from([None, 1, 12]),
    _DATES,
)


@given(
    name=_TEXTS,
    about=st.one_of(st.just(""), _TEXTS),
    note=st.one_of(st.just(""), _TEXTS),
    countries=st.lists(st.sampled_from(["NO", "US", "ON"]), max_size=2).map(tuple),
    names=st.lists(_NAMES, max_size=4),
    roles=st.lists(_ROLES, max_size=2).map(tuple),
)
def test_what_is_written_as_an_entry_is_read_back(
    name: str, about: str, note: str, countries: tuple[str, ...], names: list[Name], roles: tuple[Role, ...]
) -> None:
    every = grouped((Name(name, "en", "canonical"), *names))
    one = Entity(
        "mine:a-1", "org", name, "", about, countries, "", every, roles, ("x:Y",), note, "mine", ("wikidata:Q1",)
    )
    header = Header("org", "mine")
    parsed = yaml.safe_load(entry_text(one, header))
    assert list(parsed) == ["a-1"]
    assert entity_from_entry(header.raw(), "a-1", parsed["a-1"]) == (one, [])
    assert fits(one, header)


def test_entries_that_do_not_fit_are_told() -> None:
    header = Header("person", "curated", "2025-03-31")
    assert fits(DALY, header)
    assert fits(replace(CHONG, note="a\x07b"), header)
    for one in (
        replace(DALY, kind="org"),
        replace(DALY, source="other"),
        replace(DALY, id="other:x"),
        replace(DALY, surname=""),
        replace(DALY, roles=(Role("mayor"),)),
        replace(DALY, names=DALY.names[::-1]),
        replace(DALY, id="curated:Robert"),
    ):
        assert not fits(one, header)


def test_a_book_that_was_never_in_files_is_exported_and_loaded_again(store: Store, tmp_path: Path) -> None:
    store.load(Book({one.id: one for one in (DALY, CHONG)}), editor="importer")
    assert store.export(tmp_path / "book").written == ("curated/persons.yaml",)
    assert store.load(tmp_path / "book", editor="ann").event is None
    write(
        tmp_path,
        {
            "book/curated/persons.yaml": (tmp_path / "book/curated/persons.yaml")
            .read_text()
            .replace("sinologist", "writer")
        },
    )
    assert store.load(tmp_path / "book", editor="ann").clashes == ()
    assert held(store, DALY.id).about == "American writer"
