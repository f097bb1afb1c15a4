from __future__ import annotations

import random
from pathlib import Path

import pytest

from namenorm.gazetteer.model import Entity, Name
from namenorm.index import compile as compiling
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


def test_a_book_larger_than_what_is_sorted_at_once_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = compile_index(entities(), tmp_path / "small.index")
    for limit, entries in {"_AT_ONCE": 3, "_BATCH": 4, "_LARGE": 5}.items():
        monkeypatch.setattr(compiling, limit, entries)
    assert compile_index(entities(), tmp_path / "large.index") == small
    assert (tmp_path / "small.index").read_bytes() == (tmp_path / "large.index").read_bytes()


def test_many_parts_of_the_spellings_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_index(entities(), tmp_path / "one.index")
    monkeypatch.setattr(compiling, "_PART", 2)
    compile_index(entities(), tmp_path / "many.index")
    one, many = Index(tmp_path / "one.index"), Index(tmp_path / "many.index")
    keys = one.keys("")
    assert sorted(keys) == sorted(many.keys("")) != []
    assert all(one.find(key) == many.find(key) for key in keys)


def test_progress_is_told_by_stage_and_reaches_its_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    compile_index(entities(), tmp_path / "x.index", progress=lambda *step: told.append(step))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["reading", "spelling", "sorting", "building", "entering"]
    last = {stage: (done, total) for stage, done, total in told}
    assert last.pop("reading") == (len(entities()), 0)
    assert all(done == total > 0 for done, total in last.values())


def test_two_entities_of_one_identifier_and_many_of_one_name(tmp_path: Path) -> None:
    name = (Name("Same Name", "en", "canonical"),)
    twice = [Entity("a:b", "person", text, names=name) for text in ("Same Name", "Another Name")]
    many = [Entity(f"b:{number:04}", "person", "Same Name", names=name) for number in range(1000)]
    compile_index([*many, *twice], tmp_path / "x.index")
    index = Index(tmp_path / "x.index")
    assert [one.entity for one in index.find("samename")] == list(range(1002))
    found = index.by_id("a:b")
    assert found is not None
    assert found.name == "Another Name", "the first of them, whatever the order of the book"


def test_a_fault_in_a_helping_process_is_raised_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_LARGE", 1)
    unspellable = Entity("a:b", "person", "A B", names=(Name(7, "en", "canonical"),))  # type: ignore[arg-type]
    with pytest.raises((TypeError, AttributeError)):
        compile_index([unspellable], tmp_path / "x.index")
    assert list(tmp_path.iterdir()) == []
