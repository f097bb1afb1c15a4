"""The verbs over a book."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from namenorm.cli.gazetteer import gazetteer_command as group
from namenorm.index.reader import Index
from tests.books import BOOK
from tests.cli.conftest import Run
from tests.gazetteer.checks.books import write

SOUND = ["  a: {name: Anna Berg, about: painter, countries: [DE], names: {adopted: {zh: 伯安娜}}}"]
BAD = ["  b: {name: Boris Vale, gender: x}"]
DOUBTFUL = ["  c: {name: Carla Dorn, not: ['mine:a']}"]


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("entries", "options", "status", "summary"),
    [
        (SOUND, [], 0, "no fault found"),
        (SOUND + DOUBTFUL, [], 0, "0 errors, 1 warning"),
        (SOUND + DOUBTFUL, ["--fail-on", "warning"], 1, "0 errors, 1 warning"),
        (SOUND + BAD, [], 1, "1 error, 0 warnings"),
    ],
)
def test_check_tells_by_its_exit_status(
    run_with_book: Run, tmp_path: Path, entries: list[str], options: list[str], status: int, summary: str
) -> None:
    write(tmp_path / "book", entries)
    done = run_with_book("gazetteer", "check", "--alone", tmp_path / "book", *options)
    assert (done.exit_code, done.stderr) == (status, f"namenorm: {summary}\n")


def test_check_prints_a_line_a_fault(run_with_book: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "book", SOUND + BAD)
    out = run_with_book("gazetteer", "check", "--alone", tmp_path / "book").stdout
    assert out == f"{file}:6: error: b: gender is 'x'; write m, f or nothing [malformed]\n"


def test_check_as_json_lines(run_with_book: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "book", [*SOUND, "  d: {name: Anna Berg}"])
    [one] = map(
        json.loads, run_with_book("gazetteer", "check", "--alone", file, "--format", "jsonl").stdout.splitlines()
    )
    assert (one["file"], one["line"], one["severity"], one["rule"]) == (str(file), 6, "error", "double")
    assert one["also"] == [{"file": str(file), "line": 5}]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{name: Ezra Vogel, countries: [US]}", "the two are read as one"),
        ("{name: Esra Fogel, names: {adopted: {zh: 傅高義}}}", "each makes the other less certain"),
        ("{name: Ezra Vogel, countries: [AT]}", ""),
        ("{name: Ezra Vogel, countries: [US], not: ['test:ezra-vogel']}", ""),
        ("{name: Anna Berg, countries: [US]}", ""),
    ],
)
def test_check_names_who_is_in_the_book_beside(
    run_with_book: Run, tmp_path: Path, index_file: Path, entry: str, said: str
) -> None:
    file = write(tmp_path / "book", [f"  a: {entry}"])
    done = run_with_book("gazetteer", "check", tmp_path / "book", "--gazetteer", index_file, "--format", "jsonl")
    told = [one for one in map(json.loads, done.stdout.splitlines()) if one["rule"] == "elsewhere"]
    assert [(one["file"], one["line"], one["severity"]) for one in told] == [(str(file), 5, "warning")] * bool(said)
    assert all("test:ezra-vogel (Ezra Vogel)" in one["message"] and said in one["message"] for one in told)
    assert not run_with_book("gazetteer", "check", "--alone", tmp_path / "book").stdout.count("elsewhere")


def test_no_terminal_is_commanded_by_a_book(run_with_book: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "book",
        ['  a: {name: Anna Berg, gender: "\\e[2J"}', '  b: {name: Anna Berg, names: {literal: {en: "A\\e[2J"}}}'],
    )
    assert "\x1b" not in run_with_book("gazetteer", "check", "--alone", tmp_path / "book").stdout


@pytest.mark.parametrize("verb", [["check"], ["compile", "-o", "x.index"]])
def test_a_book_that_is_not_there(run_with_book: Run, tmp_path: Path, verb: list[str]) -> None:
    done = run_with_book("gazetteer", *verb, tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "no gazetteer at" in done.stderr


def test_compile_writes_an_index(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", SOUND)
    target = tmp_path / "out" / "mine.index"
    done = run_with_book("gazetteer", "compile", tmp_path / "book", "-o", target)
    index = Index(target)
    assert done.exit_code == 0
    assert [one.id for one in index.entities()] == ["mine:a"]
    assert done.stdout.startswith(f"{target}: 1 entity, ")
    assert index.hash in done.stdout


def test_compile_can_leave_out_what_is_to_be_shared_alike(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", SOUND)
    theirs = '{"id": "theirs:b", "kind": "person", "name": "Bo Berg", "source": "theirs"}\n'
    (tmp_path / "book/theirs.jsonl").write_text(theirs, "utf-8")
    table = '[mine]\nlicence = "Apache-2.0"\n[theirs]\nlicence = "CC-BY-SA-4.0"\nfiles = ["theirs.jsonl"]\n'
    (tmp_path / "book/SOURCES.toml").write_text(table, "utf-8")
    target = tmp_path / "mine.index"
    for options, ids in (((), ["mine:a", "theirs:b"]), (("--without-share-alike",), ["mine:a"])):
        run_with_book("gazetteer", "compile", tmp_path / "book", "-o", target, *options)
        assert [one.id for one in Index(target).entities()] == ids


def test_compile_leaves_out_what_is_malformed_and_says_so(run_with_book: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "book", SOUND + BAD)
    done = run_with_book("gazetteer", "compile", tmp_path / "book", "-o", tmp_path / "mine.index")
    assert done.exit_code == 2
    assert f"{file}:6: b: gender is 'x'" in done.stderr
    assert [one.id for one in Index(tmp_path / "mine.index").entities()] == ["mine:a"]


def test_compile_writes_no_empty_index(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", BAD)
    done = run_with_book("gazetteer", "compile", tmp_path / "book", "-o", tmp_path / "mine.index")
    assert done.exit_code == 2
    assert not (tmp_path / "mine.index").exists()


def test_compile_wants_the_ending_by_which_an_index_is_told(run_with_book: Run, tmp_path: Path) -> None:
    done = run_with_book("gazetteer", "compile", BOOK, "-o", tmp_path / "mine.bin")
    assert done.exit_code == 2
    assert "must end in .index" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_find_prints_by_which_name_and_who(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", SOUND)
    out = run_with_book("gazetteer", "find", "伯安", "--gazetteer", tmp_path / "book").stdout
    assert out == "Anna Berg  mine:a  person\n    伯安娜 (adopted, zh); painter\n"


def test_find_as_json_and_with_a_limit(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", [*SOUND, "  e: {name: Eva Berg}"])
    ask = ("gazetteer", "find", "berg", "--gazetteer", tmp_path / "book")
    every = json.loads(run_with_book(*ask, "--format", "json").stdout)
    assert [one["id"] for one in every] == ["mine:a", "mine:e"]
    assert "and more" in run_with_book(*ask, "--limit", "1").stdout
    assert "and more" not in run_with_book(*ask, "--limit", "2").stdout


def test_find_says_that_there_is_nothing(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", SOUND)
    done = run_with_book("gazetteer", "find", "Nobody", "--gazetteer", tmp_path / "book")
    assert done.exit_code == 0
    assert "no name of the book holds “Nobody”" in done.stdout


def test_show_prints_all_that_the_book_says(run_with_book: Run, tmp_path: Path) -> None:
    role = "roles: [{title: mayor, of: Vale, country: DE, since: 2020, seats: 1}]"
    write(
        tmp_path / "book",
        [f"  a: {{name: Anna Berg, names: {{adopted: {{zh: {{text: 伯安娜, verified: false}}}}}}, {role}}}"],
    )
    ask = ("gazetteer", "show", "a", "--gazetteer", tmp_path / "book")
    out = run_with_book(*ask).stdout
    assert "伯安娜 (zh, not verified)" in out
    assert "mayor of Vale, DE, 2020–, seats: 1, checked on 2025-03-31" in out
    [one] = json.loads(run_with_book(*ask, "--format", "json").stdout)
    assert (one["id"], one["roles"][0]["since"]) == ("mine:a", "2020")


def test_show_of_an_unknown_identifier_offers_a_near_one(run_with_book: Run, tmp_path: Path) -> None:
    write(tmp_path / "book", ["  anna-berg: {name: Anna Berg}"])
    done = run_with_book("gazetteer", "show", "anna-burg", "--gazetteer", tmp_path / "book")
    assert done.exit_code == 2
    assert "did you mean anna-berg?" in done.stderr


def test_every_option_says_what_it_does() -> None:
    assert isinstance(group, click.Group)
    for name in group.list_commands(click.Context(group)):
        verb = group.get_command(click.Context(group), name)
        assert verb is not None
        assert verb.help
        assert [one.name for one in verb.params if isinstance(one, click.Option) and not one.help] == []
