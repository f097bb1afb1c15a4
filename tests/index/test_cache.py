"""Which indexes stay in the cache folder: those in use, for a day and within a gigabyte for a month."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from namenorm.gazetteer.store.store import Store
from namenorm.index import cache, locate
from namenorm.index.cache import tidy, used
from namenorm.index.locate import open_index
from tests.books import write_book

NOW = 2_000_000_000.0
HOUR = 3600.0
DAY = 24 * HOUR


def _put(folder: Path, name: str, age: float, size: int = 10) -> Path:
    """Write a file that was last used so long ago."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    os.truncate(path, size)  # a hole: a gigabyte of it takes no place
    os.utime(path, (NOW - age, NOW - age))
    return path


def _index(folder: Path, number: int, age: float, size: int = 10) -> Path:
    return _put(folder, f"{number:032x}.index", age, size)


def test_a_month_without_use_is_the_end_and_less_is_not(tmp_path: Path) -> None:
    kept, fresh, old = (_index(tmp_path, number, age * DAY) for number, age in ((1, 0), (2, 29.9), (3, 30.1)))
    tidy(tmp_path, kept, NOW)
    assert set(tmp_path.iterdir()) == {kept, fresh}
    assert not old.exists()


def test_beyond_a_gigabyte_a_day_is_enough_the_longest_unused_first(tmp_path: Path) -> None:
    kept = _index(tmp_path, 0, 0, 300_000_000)
    recent = [_index(tmp_path, number, age * HOUR, 300_000_000) for number, age in ((1, 1), (2, 30))]
    beyond = [_index(tmp_path, number, age * HOUR, 300_000_000) for number, age in ((3, 31), (4, 200))]
    tidy(tmp_path, kept, NOW)
    assert set(tmp_path.iterdir()) == {kept, *recent}
    assert not any(one.exists() for one in beyond)


def test_what_was_used_today_stays_however_much_there_is(tmp_path: Path) -> None:
    kept = _index(tmp_path, 0, 0, 900_000_000)
    today = {_index(tmp_path, number, 23 * HOUR, 900_000_000) for number in range(1, 5)}
    tidy(tmp_path, kept, NOW)
    assert set(tmp_path.iterdir()) == {kept, *today}


def test_what_has_just_been_compiled_stays_whatever_the_clock_says(tmp_path: Path) -> None:
    kept = _index(tmp_path, 0, 400 * DAY, 2_000_000_000)
    tidy(tmp_path, kept, NOW)
    assert kept.exists()


@pytest.mark.parametrize(
    "name",
    [
        "quality_estimation.sqlite3",
        "mine.index",
        f"{7:032x}.index.bak",
        f"{7:031x}.index",
        f"{7:032X}G.index",
        f"below/{7:032x}.index",
        f".{7:032x}.index",
    ],
)
def test_nothing_else_is_touched(tmp_path: Path, name: str) -> None:
    other = _put(tmp_path, name, 400 * DAY)
    tidy(tmp_path, _index(tmp_path, 0, 0), NOW)
    assert other.exists()


def test_what_stopped_compilations_left_goes_after_a_day(tmp_path: Path) -> None:
    name = f".{7:032x}.index"
    left = [_put(tmp_path, f"{name}.aaaa/blocks", 2 * DAY).parent, _put(tmp_path, f"{name}.bbbb", 2 * DAY)]
    running = [_put(tmp_path, f"{name}.cccc/blocks", HOUR).parent, _put(tmp_path, f"{name}.dddd", HOUR)]
    for folder in (left[0], running[0]):
        os.utime(folder, (NOW - 2 * DAY, NOW - 2 * DAY))
    kept = _index(tmp_path, 0, 0)
    tidy(tmp_path, kept, NOW)
    assert set(tmp_path.iterdir()) == {kept, *running}


def test_one_that_is_used_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process opens it between the look and the drop."""
    old, kept = _index(tmp_path, 1, 90 * DAY), _index(tmp_path, 0, 0)
    drop = cache._drop

    def late(path: Path, last: float) -> None:
        used(path)
        drop(path, last)

    monkeypatch.setattr(cache, "_drop", late)
    tidy(tmp_path, kept, time.time())
    assert old.exists()


def test_one_that_another_process_dropped_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, kept = _index(tmp_path, 1, 90 * DAY), _index(tmp_path, 0, 0)
    drop = cache._drop

    def late(path: Path, last: float) -> None:
        path.unlink()
        drop(path, last)

    monkeypatch.setattr(cache, "_drop", late)
    tidy(tmp_path, kept, NOW)
    assert not old.exists()


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    tidy(tmp_path / "nowhere", tmp_path / "nowhere" / "one.index", NOW)


def test_use_is_noted_once_an_hour(tmp_path: Path) -> None:
    index = _index(tmp_path, 1, 0)
    for age, noted in ((0.5 * HOUR, False), (2 * HOUR, True)):
        before = time.time() - age
        os.utime(index, (before, before))
        used(index)
        assert (index.stat().st_mtime > before + 1) == noted
    used(tmp_path / "nowhere.index")


class TestOpening:
    """What opening a book does to the folder."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(locate, "user_cache_path", lambda name: tmp_path / name)
        return tmp_path / "namenorm"

    @staticmethod
    def _aged(folder: Path, days: float) -> Path:
        path = _index(folder, 7, 0)
        os.utime(path, (time.time() - days * DAY,) * 2)
        return path

    def test_a_compilation_drops_what_is_not_used(self, tmp_path: Path, folder: Path) -> None:
        old = self._aged(folder, 31)
        index = open_index(write_book(tmp_path / "book", {"one": {"name": "Only One"}}))
        assert set(folder.iterdir()) == {index.path}
        assert not old.exists()

    def test_so_does_the_compilation_of_a_store(self, tmp_path: Path, folder: Path) -> None:
        place = f"sqlite:///{tmp_path / 'book.db'}"
        book = write_book(tmp_path / "book", {"one": {"name": "Only One"}})
        with Store.create(place) as store:
            store.load(book, editor="ann")
        self._aged(folder, 31)
        index = open_index(place)
        assert set(folder.iterdir()) == {index.path}

    def test_opening_again_notes_the_use_and_drops_nothing(self, tmp_path: Path, folder: Path) -> None:
        book = write_book(tmp_path / "book", {"one": {"name": "Only One"}})
        path = open_index(book).path
        os.utime(path, (NOW - 10_000 * DAY,) * 2)
        old = self._aged(folder, 31)
        open_index(book)
        assert path.stat().st_mtime > time.time() - HOUR
        assert old.exists()

    def test_a_dropped_index_stays_readable_for_whoever_has_it_open(self, tmp_path: Path, folder: Path) -> None:
        index = open_index(write_book(tmp_path / "book", {"one": {"name": "Only One"}}))
        os.utime(index.path, (time.time() - 31 * DAY,) * 2)
        open_index(write_book(tmp_path / "other", {"two": {"name": "Only Two"}}))
        assert not index.path.exists()
        assert [one.name for one in index.entities()] == ["Only One"]
