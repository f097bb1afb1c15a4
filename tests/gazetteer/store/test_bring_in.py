"""An import that says nothing of a field leaves it; taking out is asked for; and it can be undone as a whole."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.bring_in import over
from namenorm.gazetteer.store.fields import facts
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import CHONG, DALY, person, put, write
from tests.gazetteer.store.test_edit import held

FULL = replace(DALY, not_same_as=(CHONG.id,), note="seen in the evening edition")
_THIN = Entity(DALY.id, "person", DALY.name)
_MORE = [one.name for one in fields(Entity) if one.name not in ("id", "kind", "name")]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with an entry of which every field says something."""
    put(store, CHONG, FULL)
    return store


def test_every_field_says_something() -> None:
    assert all(getattr(FULL, name) for name in _MORE)


@settings(max_examples=60)
@given(said=st.sets(st.sampled_from(_MORE)))
def test_what_is_not_said_stays(said: set[str]) -> None:
    import_ = replace(_THIN, **{name: getattr(FULL, name) for name in said})
    assert facts(over(FULL, import_)) == facts(FULL)


def test_a_line_of_identifier_kind_and_name_changes_nothing(filled: Store) -> None:
    done = filled.bring_in([_THIN], editor="bob")
    assert (done.event, done.changed, done.unchanged, done.faults) == (None, {}, 1, [])
    assert held(filled, DALY.id) == FULL


def test_what_is_said_counts_and_is_told_before(filled: Store) -> None:
    said = replace(_THIN, about="writer", names=(*DALY.names[:1], Name("Rob Daly", "en", "alias")))
    told = filled.preview_in([said, person("curated:new", "Anna Berg")])
    assert [str(one) for one in told.changed[DALY.id]] == [
        "about: American sinologist → writer",
        "alias name in en: + Rob Daly",
    ]
    assert told.added == {"curated:new": "Anna Berg"}
    assert filled.entity("curated:new") is None
    done = filled.bring_in([said, person("curated:new", "Anna Berg")], editor="bob", why="a list")
    assert (done.changed, done.added) == (told.changed, told.added)
    now = held(filled, DALY.id)
    assert (now.about, now.roles, now.not_same_as) == ("writer", FULL.roles, FULL.not_same_as)
    assert [one.text for one in now.names] == ["Robert Daly", "戴博", "Rob Daly"]


def test_another_name_is_the_canonical_one(filled: Store) -> None:
    filled.bring_in([replace(_THIN, name="Robert L. Daly")], editor="bob")
    now = held(filled, DALY.id)
    assert (now.name, now.names[0], now.surname) == (
        "Robert L. Daly",
        Name("Robert L. Daly", "en", "canonical"),
        "Daly",
    )


def test_taking_out_is_asked_for_and_can_be_undone(filled: Store) -> None:
    before = filled.content_hash()
    done = filled.bring_in([_THIN], editor="bob", delete=True)
    now = held(filled, DALY.id)
    assert (now.roles, now.about, now.ids, now.source) == ((), "", (), "curated")
    assert [one.text for one in now.names] == ["Robert Daly"]
    assert done.event is not None
    filled.undo(done.event.id, editor="ann")
    assert filled.content_hash() == before


def test_what_was_given_up_is_left_out_and_named(filled: Store) -> None:
    filled.delete(DALY.id, 1, editor="ann")
    [fault] = filled.bring_in([_THIN], editor="bob").faults
    assert fault == "curated:robert-daly was taken out, and is not used again: left out"


def test_a_load_of_the_book_does_not_take_the_import_back(store: Store, tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"a.jsonl": f"{to_line(CHONG)}\n"})
    store.load(book, editor="ann")
    store.bring_in([Entity(CHONG.id, "person", CHONG.name, about="scholar")], editor="bob")
    assert store.load(book, editor="ann").event is None
    assert held(store, CHONG.id).about == "scholar"


@pytest.mark.parametrize("name", _MORE)
def test_a_file_that_says_less_than_at_the_last_load_takes_nothing_out(store: Store, tmp_path: Path, name: str) -> None:
    book = write(tmp_path / "book", {"a.jsonl": f"{to_line(FULL)}\n{to_line(CHONG)}\n"})
    store.load(book, editor="ann")
    left: Any = DALY.names[:1] if name == "names" else type(getattr(FULL, name))()
    less = replace(FULL, **{name: left})
    write(book, {"a.jsonl": f"{to_line(less)}\n{to_line(CHONG)}\n"})
    for _ in range(2):
        report = store.load(book, editor="ann")
        assert [one.entity_id for one in report.dropped] == [FULL.id]
        assert (report.event, report.clashes) == (None, ())
        assert held(store, FULL.id) == FULL
    report = store.load(book, editor="ann", delete=True)
    assert (report.changed, report.dropped) == (1, ())
    assert held(store, FULL.id) == less
    assert store.load(book, editor="ann").event is None
    assert report.event is not None
    store.undo(report.event.id, editor="ann")
    assert held(store, FULL.id) == FULL


def test_a_thin_line_in_another_file_takes_nothing_out(store: Store, tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"a.jsonl": f"{to_line(FULL)}\n{to_line(CHONG)}\n"})
    store.load(book, editor="ann")
    line = f'{{"id": "{FULL.id}", "kind": "person", "name": "Robert Daly"}}\n'
    store.load(write(tmp_path / "mine", {"mine.jsonl": line}), editor="bob")
    assert facts(held(store, FULL.id)) == facts(FULL)


def test_a_file_that_is_loaded_alone_leaves_what_others_add(store: Store, tmp_path: Path) -> None:
    fragment = Entity(CHONG.id, "other", "", names=(Name("Чон", "ru", "alias"),), source="bulk")
    files = {"a.jsonl": f"{to_line(CHONG)}\n", "b.jsonl": f"{to_line(fragment, fragment=True)}\n"}
    book = write(tmp_path / "book", files)
    store.load(book, editor="ann")
    before = held(store, CHONG.id)
    write(book, {"SOURCES.toml": ""})
    store.load(book / "a.jsonl", editor="ann", delete=True)
    assert held(store, CHONG.id) == before
