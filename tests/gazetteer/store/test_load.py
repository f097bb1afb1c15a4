"""Files into the store: what was changed in either since the last load is kept, and contradictions are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import Book, load_book
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.fields import three_way
from namenorm.gazetteer.store.store import Store
from tests import books
from tests.gazetteer.store.people import DALY, person, write
from tests.gazetteer.store.test_edit import held

HEAD = "kind: person\nsource: mine\nchecked_on: 2025-03-31\nentities:\n"
ANNA = "  anna: {name: Anna Berg, about: painter, countries: [DE]}\n"
BORIS = "  boris: {name: Boris Vale, about: poet}\n"
BULK = person("bulk:1", "Carla Dorn")
FRAGMENT = Entity("mine:anna", "other", "", names=(Name("伯安娜", "zh", "alias"),), source="bulk", ids=("x:1",))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of two entries, a bulk entity and a fragment."""
    lines = f"{to_line(BULK)}\n{to_line(FRAGMENT, fragment=True)}\n"
    return write(tmp_path / "book", {"curated/a.yaml": HEAD + ANNA + BORIS, "imported/b.jsonl": lines})


def test_a_book_is_loaded_with_its_fragments_and_again_without_effect(store: Store, book: Path) -> None:
    report = store.load(book, editor="ann", why="first")
    assert (report.added, report.changed, report.unchanged, report.clashes) == (3, 0, 0, ())
    assert {one.id: one for one in store.entities()} == load_book(book).entities
    assert report.event is not None
    assert [(one.event.action, one.event.act.why) for one in store.history("mine:anna")] == [("load", "first")]
    again = store.load(book, editor="ann")
    assert (again.event, again.unchanged) == (None, 3)
    assert not store.diff(book)


def test_what_was_changed_on_one_side_each_is_merged(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    anna = held(store, "mine:anna")
    mine = replace(anna, gender="f", names=(*anna.names, Name("Anja Berg", "en", "alias")))
    store.edit(mine, 1, editor="bob")
    text = HEAD + ANNA.replace("painter", "Painter of Vale").replace("[DE]", "[DE, AT]") + BORIS
    write(book, {"curated/a.yaml": text})
    report = store.load(book, editor="ann")
    now = held(store, "mine:anna")
    assert (report.changed, report.unchanged, report.clashes) == (1, 2, ())
    assert (now.about, now.countries, now.gender) == ("Painter of Vale", ("DE", "AT"), "f")
    assert {one.text for one in now.names} == {"Anna Berg", "Anja Berg", "伯安娜"}


def test_a_contradiction_is_named_until_it_is_settled_and_the_rest_is_loaded(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    write(
        book, {"curated/a.yaml": HEAD + ANNA.replace("painter", "Painter, gender: f") + BORIS.replace("poet", "bard")}
    )
    report = store.load(book, editor="ann")
    [clash] = report.clashes
    assert str(clash) == "mine:anna: about: the file says Painter, the store sculptor (before: painter)"
    assert (held(store, "mine:anna").about, held(store, "mine:anna").gender) == ("sculptor", "f")
    assert held(store, "mine:boris").about == "bard"
    assert store.load(book, editor="ann").clashes == (clash,)
    assert store.load(book, editor="ann", prefer="file").clashes == (clash,)
    assert held(store, "mine:anna").about == "Painter"
    assert store.load(book, editor="ann").clashes == ()


def test_the_store_is_preferred_for_good(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:anna"), about="sculptor"), 1, editor="bob")
    write(book, {"curated/a.yaml": HEAD + ANNA.replace("painter", "Painter") + BORIS})
    store.load(book, editor="ann", prefer="store")
    assert store.load(book, editor="ann").clashes == ()
    assert held(store, "mine:anna").about == "sculptor"


def test_what_the_files_no_longer_have_goes_only_when_asked(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    write(book, {"curated/a.yaml": HEAD + ANNA})
    assert store.load(book, editor="ann").gone == ("mine:boris",)
    assert held(store, "mine:boris")
    report = store.load(book, editor="ann", delete=True)
    assert (report.deleted, report.gone) == (1, ())
    assert store.entity("mine:boris") is None
    assert report.event is not None
    store.undo(report.event.id, editor="ann")
    assert held(store, "mine:boris").about == "poet"


def test_what_was_changed_here_is_not_taken_out(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.edit(replace(held(store, "mine:boris"), about="bard"), 1, editor="bob")
    write(book, {"curated/a.yaml": HEAD + ANNA})
    report = store.load(book, editor="ann", delete=True)
    assert (report.deleted, report.gone) == (0, ("mine:boris",))
    assert [one.field for one in report.clashes] == ["entry"]


def test_another_book_and_a_faulty_file_take_nothing_out(store: Store, book: Path, tmp_path: Path) -> None:
    store.load(book, editor="ann")
    other = write(tmp_path / "other", {"x.yaml": HEAD.replace("mine", "yours") + ANNA})
    assert store.load(other, editor="ann", delete=True).deleted == 0
    write(book, {"curated/a.yaml": HEAD + ANNA + BORIS.replace("about: poet", "gender: x")})
    report = store.load(book, editor="ann", delete=True)
    assert (report.deleted, report.gone) == (0, ())
    assert "a.yaml:6" in report.faults[0]
    assert "gender is 'x'" in report.faults[0]


def test_an_entry_that_was_merged_away_stays_so_until_its_file_changes(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    store.merge("mine:anna", "mine:boris", editor="bob")
    assert store.load(book, editor="ann").event is None
    write(book, {"curated/a.yaml": HEAD + ANNA + BORIS.replace("poet", "bard")})
    report = store.load(book, editor="ann")
    assert [(one.entity_id, one.store) for one in report.clashes] == [("mine:boris", "merged into mine:anna")]
    assert report.event is None


def test_a_load_is_one_event_that_is_undone_as_one(store: Store, book: Path) -> None:
    before = store.content_hash()
    event = store.load(book, editor="ann").event
    assert event is not None
    assert len(list(store.changes(event.id))) == 3
    store.undo(event.id, editor="ann")
    assert store.content_hash() == before


def test_a_book_in_memory(store: Store) -> None:
    store.load(Book({DALY.id: DALY}), editor="importer")
    assert held(store, DALY.id) == DALY


def test_the_published_book_is_loaded_without_loss(store: Store) -> None:
    report = store.load(books.BOOK, editor="ann")
    assert report.faults == ()
    assert {one.id: one for one in store.entities()} == load_book(books.BOOK).entities


def test_there_is_no_book(store: Store, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer at"):
        store.load(tmp_path / "nowhere", editor="ann")


def test_difference_is_told_fact_by_fact(store: Store, book: Path) -> None:
    store.load(book, editor="ann")
    anna = held(store, "mine:anna")
    store.edit(replace(anna, about="sculptor", countries=("DE", "AT")), 1, editor="bob")
    store.add(DALY, editor="bob")
    write(book, {"new.yaml": HEAD + "  eva: {name: Eva Roth}\n"})
    found = store.diff(book)
    assert [str(one) for one in found.differing] == ["about: painter → sculptor", "country: + AT"]
    assert dict(found.in_files) == {"mine:eva": "Eva Roth"}
    assert dict(found.in_store) == {DALY.id: "Robert Daly"}


def test_three_way_without_a_base_keeps_what_only_one_side_says() -> None:
    one = person("x:1", "Anna Berg", gender="f", countries=("DE",))
    other = person("x:1", "Anna Berg", about="painter", countries=("AT",))
    merged, clashes = three_way(None, one, other)
    assert clashes == ()
    assert (merged.gender, merged.about, set(merged.countries)) == ("f", "painter", {"DE", "AT"})


def test_three_way_takes_each_sides_names_and_drops_what_one_side_dropped() -> None:
    alias, other = Name("A", "en", "alias"), Name("B", "en", "alias")
    base = person("x:1", "Anna Berg", alias)
    file, store = person("x:1", "Anna Berg", alias, other), person("x:1", "Anna Berg")
    merged, clashes = three_way(base, file, store)
    assert clashes == ()
    assert [one.text for one in merged.names] == ["Anna Berg", "B"]
    changed = person("x:1", "Anna Berg", replace(alias, verified=False))
    merged, [clash] = three_way(base, changed, store)
    assert (clash.field, clash.file, clash.store) == ("alias name in en", "A (not verified)", "")
    assert [one.text for one in three_way(base, changed, store, "file")[0].names] == ["Anna Berg", "A"]
