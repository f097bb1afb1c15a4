from __future__ import annotations

import random
from pathlib import Path

import pytest

from namenorm.gazetteer.model import Entity, Name
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from tests.books import entities


def test_the_same_book_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    book = entities()
    first = compile_index(book, tmp_path / "first.index")
    random.Random(3).shuffle(book)
    assert compile_index(iter(book), tmp_path / "second.index") == first
    assert (tmp_path / "first.index").read_bytes() == (tmp_path / "second.index").read_bytes()


def test_another_book_has_another_hash(tmp_path: Path) -> None:
    book = entities()
    hashes = {compile_index(book[:size], tmp_path / "x.index") for size in (len(book), len(book) - 1, 1, 0)}
    assert len(hashes) == 4


def test_an_entity_comes_back_whole(tmp_path: Path) -> None:
    compile_index(entities(), tmp_path / "x.index")
    assert list(Index(tmp_path / "x.index").entities()) == sorted(entities(), key=lambda one: one.id)


def test_a_book_without_entries_can_be_asked(tmp_path: Path) -> None:
    compile_index([], tmp_path / "x.index")
    index = Index(tmp_path / "x.index")
    assert (index.size, list(index.entities()), index.find("daibo"), index.by_id("a:b")) == (0, [], (), None)
    assert index.prefixes("daibo") == index.keys("d") == []


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deep" / "x.index"
    compile_index(entities(), target)
    before = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="no space"):
        compile_index([Entity("a:b", "person", "A B", names=(Name("A B", "en", "canonical"),))], target)
    assert [one.name for one in target.parent.iterdir()] == ["x.index"]
    assert target.read_bytes() == before
