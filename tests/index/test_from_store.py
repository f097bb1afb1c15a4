"""The index of a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.store import Store
from namenorm.index.compile import compile_index
from namenorm.index.from_store import store_index
from tests import books
from tests.gazetteer.store.people import DALY


def test_the_index_is_that_of_the_files_and_made_once_a_content(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'book.db'}"
    with Store.create(place) as store:
        store.load(books.BOOK, editor="ann")
    index = store_index(place, lambda content: tmp_path / f"{content}.index")
    compile_index(books.entities(), tmp_path / "files.index")
    assert index.path.read_bytes() == (tmp_path / "files.index").read_bytes()
    made = index.path.stat().st_mtime_ns
    again = store_index(place, lambda content: tmp_path / f"{content}.index")
    assert (again.path, again.path.stat().st_mtime_ns) == (index.path, made)
    with Store.open(place) as store:
        store.add(DALY, editor="ann")
    assert store_index(place, lambda content: tmp_path / f"{content}.index").by_id(DALY.id) == DALY


def test_an_empty_store_is_no_book(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'book.db'}"
    Store.create(place).close()
    with pytest.raises(GazetteerError, match="load a book with namenorm gazetteer load"):
        store_index(place, lambda content: tmp_path / f"{content}.index")
