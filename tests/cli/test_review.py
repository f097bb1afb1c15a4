"""The verbs of review: thin, so what each prints and with which status it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from namenorm.gazetteer.files import Book
from namenorm.gazetteer.store.store import Store
from tests import books
from tests.cli.conftest import Run

TEXT = (
    "Zhuang Jiaying, an associate professor of political science at the National University of Singapore, spoke. "
    "It rained.\n"
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("NAMENORM_DATABASE", raising=False)
    monkeypatch.setenv("NAMENORM_EDITOR", "ann")


@pytest.fixture
def verb(run_with_book: Run, index_file: Path, tmp_path: Path) -> Callable[..., Result]:
    """Run a verb on the user's own ledger, in which one page is recorded twice, of two outlets."""
    for name, outlet in (("a.txt", "Xinhua"), ("b.txt", "Zaobao")):
        (tmp_path / name).write_text(TEXT)
        words = ("check", tmp_path / name, "--gazetteer", index_file, "--record", "--outlet", outlet)
        done = run_with_book(*words)
        assert done.exit_code == 0, done.output
        assert "Zhuang Jiaying → Ja Ian Chong" in done.stdout
    return lambda *words, stdin=None: run_with_book("review", *words, stdin=stdin)


def _json(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def _key(verb: Callable[..., Result]) -> str:
    [item] = _json(verb("list", "--format", "json"))
    return str(item["key"])


def test_what_is_found_is_listed_and_shown(verb: Callable[..., Result]) -> None:
    done = verb("list")
    assert done.exit_code == 0
    assert "NN102 Zhuang Jiaying → Ja Ian Chong open 2 times in 2 documents" in " ".join(done.stdout.split())
    assert "[[Zhuang Jiaying]], an associate professor" in done.stdout
    shown = verb("show", _key(verb)[:6])
    assert "Ja Ian Chong" in shown.stdout
    assert shown.stdout.count("(open)") == 2
    assert len(_json(verb("show", _key(verb), "--format", "json"))["occurrences"]) == 2
    assert _json(verb("list", "--outlet", "none", "--format", "json")) == []
    assert verb("list", "--outlet", "none").stdout == "nothing is to be judged\n"


def test_one_judges_and_takes_back(verb: Callable[..., Result], tmp_path: Path) -> None:
    key = _key(verb)
    done = verb("accept", key)
    assert done.exit_code == 2
    assert "it is open in 2 documents: give --document" in done.stderr
    first = _json(verb("accept", key, "--document", tmp_path / "a.txt", "--why", "his page", "--format", "json"))
    assert (first["settled"], first["filed"][0]["judgement"]["note"]) == (1, "his page")
    assert verb("reject", key, "--version", 0, "--document", tmp_path / "a.txt").exit_code == 1
    assert "settles 1 occurrence" in verb("edit", key, "Chong Ja Ian").stdout
    assert verb("list").stdout == "nothing is to be judged\n"
    assert [one["judgement"]["verdict"] for one in _json(verb("list", "--judged", "--format", "json"))] == [
        "edit",
        "accept",
    ]
    assert "takes back event 2" in verb("undo").stdout
    assert "takes back event 1" in verb("undo").stdout
    assert "ann has no judgement" in verb("undo").stderr
    assert "taken back by event" in " ".join(verb("list", "--judged", "--undone").stdout.split())


def test_a_wider_scope_is_shown_first(verb: Callable[..., Result]) -> None:
    key = _key(verb)
    shown = verb("reject", key, "--everywhere", "--preview")
    assert "for all documents: open 2 times in 2 documents" in shown.stdout
    assert "and in documents to come" in shown.stdout
    assert _json(verb("reject", key, "--group", "--preview", "--format", "json"))["covers"]["documents"] == 2
    assert "settles 2 occurrences" in verb("reject", key, "--group").stdout
    assert verb("unsure", key, "--outlet", "Xinhua", "--everywhere").exit_code == 2
    assert verb("unsure", key, "--outlet", "Xinhua").exit_code == 0
    assert "unsure  2" not in verb("stats").stdout
    assert _json(verb("stats", "--format", "json"))["verdicts"] == {"reject": 2, "unsure": 1}


def _adds(verb: Callable[..., Result], book: Path) -> Result:
    return verb("accept", _key(verb), "--group", "--add", "misspelling", "--gazetteer", book)


def _names_of_chong(tmp_path: Path) -> list[str]:
    with Store.open(tmp_path / "XDG_DATA_HOME" / "namenorm" / "book.db") as store:
        [found] = store.ids("ja-ian-chong")
        entity = store.entity(found)
        assert entity is not None
        return [one.text for one in entity.entity.names]


def test_a_judgement_adds_to_the_book(verb: Callable[..., Result], tmp_path: Path) -> None:
    elsewhere = books.write_book(tmp_path / "elsewhere", {"anna-berg": {"name": "Anna Berg"}})
    done = _adds(verb, elsewhere)
    assert done.exit_code == 2
    assert "no entity" in done.stderr
    with Store.open(tmp_path / "XDG_DATA_HOME" / "namenorm" / "book.db") as store:
        store.load(Book({one.id: one for one in books.entities()}), editor="ann")
    assert "changes" in _adds(verb, elsewhere).stdout
    assert _names_of_chong(tmp_path)[-1] == "Zhuang Jiaying"


def test_what_the_store_lacks_comes_from_the_book_in_use(
    verb: Callable[..., Result], index_file: Path, tmp_path: Path
) -> None:
    assert "changes" in _adds(verb, index_file).stdout
    assert _names_of_chong(tmp_path) == ["Ja Ian Chong", "庄嘉颖", "Chong Ja Ian", "Zhuang Jiaying"]


def test_judgements_go_from_one_ledger_to_another(verb: Callable[..., Result], tmp_path: Path) -> None:
    verb("reject", _key(verb), "--everywhere")
    lines = verb("export").stdout
    assert json.loads(lines)["verdict"] == "reject"
    other = ("--database", tmp_path / "other.db")
    assert "1 judgement filed, 0 known already" in verb("import", "-", *other, stdin=lines).stdout
    assert "0 judgements filed, 1 known already" in verb("import", "-", *other, stdin=lines).stdout
    assert verb("export", *other).stdout == lines
    broken = verb("import", "-", *other, stdin="{}\n")
    assert broken.exit_code == 2
    assert "line 1: a judgement needs uid" in broken.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "ffff"), "no finding ffff: see namenorm review list"),
        (("list", "--verdict", "reject"), "go with --judged"),
        (("list", "--judged", "--outlet", "x"), "not by what narrows the queue"),
        (("undo", 99), "no event 99"),
        (("list", "--database", "nowhere.db"), "no store at nowhere.db"),
    ],
)
def test_what_is_wrong_is_told(verb: Callable[..., Result], words: tuple[object, ...], says: str) -> None:
    done = verb(*words)
    assert done.exit_code == 2
    assert says in done.stderr
