"""Where an index is found, and that two processes may look for it at once."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from namenorm.errors import GazetteerError, IndexFileError
from namenorm.index import locate
from namenorm.index.locate import GazetteerWarning, open_index
from tests.books import write_book

ENTRIES = {
    f"p{number}": {"name": f"Person Number{number}", "names": {"native": {"zh": "戴博"}}} for number in range(40)
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(locate, "user_cache_path", lambda name: tmp_path / "cache" / name)
    return tmp_path / "cache" / "namenorm"


def test_a_book_is_compiled_once_into_the_cache(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = write_book(tmp_path / "book", ENTRIES)
    first = open_index(book)
    assert first.size == 40
    assert list(cache.iterdir()) == [first.path]
    assert sorted(one.name for one in book.iterdir()) == ["book.yaml"], "nothing is written beside the book"
    monkeypatch.setattr(locate, "_compile", lambda *_: pytest.fail("compiled again"))
    assert open_index(str(book)).hash == first.hash


def test_a_changed_book_is_compiled_anew_and_the_old_index_stays(tmp_path: Path, cache: Path) -> None:
    book = write_book(tmp_path / "book", ENTRIES)
    before = open_index(book)
    write_book(book, {"one": {"name": "Only One"}})
    after = open_index(book)
    assert (after.size, before.size) == (1, 40)
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_is_told_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    book = write_book(tmp_path / "book", ENTRIES)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    open_index(book)
    told = capsys.readouterr().err
    assert all(says in told for says in (f"compiling {book}", "spelling 100%", "entering 100%")) == terminal
    assert told.endswith("\n") if terminal else told == ""
    open_index(book)
    assert capsys.readouterr().err == "", "nothing is compiled the second time"


def test_the_same_book_elsewhere_shares_the_index(tmp_path: Path) -> None:
    places = [write_book(tmp_path / name, ENTRIES) for name in ("here", "there")]
    assert open_index(places[0]).path == open_index(places[1]).path


def test_a_single_file_is_a_book(tmp_path: Path) -> None:
    assert open_index(write_book(tmp_path / "book", ENTRIES) / "book.yaml").size == 40


def test_a_compiled_index_is_opened_as_it_is(index_file: Path, cache: Path) -> None:
    assert open_index(str(index_file)).path == index_file
    assert not cache.exists()


def test_faulty_entries_are_warned_of_and_the_rest_is_there(tmp_path: Path) -> None:
    book = write_book(tmp_path / "book", {**ENTRIES, "bad": {"name": "Bad", "gender": "x"}})
    with pytest.warns(GazetteerWarning, match=r"book\.yaml:\d+: bad: gender"):
        assert open_index(book).size == 40


def test_a_book_of_faults_alone_is_an_error(tmp_path: Path) -> None:
    book = write_book(tmp_path / "book", {"bad": {"name": "Bad", "gender": "x"}})
    with pytest.raises(GazetteerError, match="bad: gender"):
        open_index(book)


@pytest.mark.parametrize(("name", "error"), [("nowhere", GazetteerError), ("nowhere.index", IndexFileError)])
def test_what_is_not_there_is_told(tmp_path: Path, name: str, error: type[Exception]) -> None:
    with pytest.raises(error, match="nowhere"):
        open_index(tmp_path / name)


def _open(book: Path, gate: object, answers: multiprocessing.Queue[tuple[str, int]]) -> None:
    gate.wait()  # type: ignore[attr-defined]  # the type of a context's barrier is private
    index = open_index(book)
    answers.put((index.hash, index.size))


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the patched cache is inherited by fork"
)
def test_processes_that_compile_the_same_book_at_once_agree(tmp_path: Path, cache: Path) -> None:
    book = write_book(tmp_path / "book", ENTRIES)
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[tuple[str, int]] = context.Queue()
    gate = context.Barrier(4)
    workers = [context.Process(target=_open, args=(book, gate, answers)) for _ in range(4)]
    for one in workers:
        one.start()
    found = {answers.get(timeout=60) for _ in workers}
    for one in workers:
        one.join()
    assert len(found) == 1
    assert [one.suffix for one in cache.iterdir()] == [".index"], "one file, and no half-written one beside it"
    assert os.stat(next(cache.iterdir())).st_mode & 0o044, "others on the machine may read it"


@pytest.mark.parametrize("place", ["index/inner/deep.py", "romanise/new.py", "rules/zh/surnames.yaml"])
def test_what_makes_spellings_enters_the_name_of_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(locate, "__file__", str(tmp_path / "package" / "index" / "locate.py"))
    monkeypatch.setattr(locate, "rules_folder", lambda: tmp_path / "package" / "rules")
    before = locate._identity("content of a book")
    changed = tmp_path / "package" / place
    changed.parent.mkdir(parents=True)
    changed.write_text("1")
    first = locate._identity("content of a book")
    changed.write_text("2")
    assert len({before, first, locate._identity("content of a book")}) == 3


@pytest.mark.parametrize("damage", [lambda data: data[:-100], lambda data: data[:50] + b"\xff" + data[51:]])
def test_a_damaged_index_in_the_cache_is_compiled_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    book = write_book(tmp_path / "book", ENTRIES)
    first = open_index(book)
    whole = first.path.read_bytes()
    first.path.unlink()  # this process has it mapped still
    first.path.write_bytes(damage(whole))
    assert open_index(book).size == 40
    assert first.path.read_bytes() == whole
