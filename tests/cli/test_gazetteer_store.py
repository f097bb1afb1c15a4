"""The verbs over a store: thin, so what each prints and with which status it ends."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import Any

import pytest
from click.testing import Result

from namenorm.gazetteer.store.store import Store
from namenorm.index.reader import Index
from tests.cli.conftest import Run
from tests.gazetteer.store.people import person, put, write
from tests.gazetteer.store.test_load import ANNA, BORIS, HEAD

EVA = "kind: person\nid: mine:eva\nsource: mine\nname: Eva Roth\nabout: pilot\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("NAMENORM_DATABASE", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NAMENORM_EDITOR", "ann")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write(tmp_path / "book", {"people.yaml": HEAD + ANNA + BORIS})


@pytest.fixture
def verb(run_with_book: Run, book: Path) -> Callable[..., Result]:
    """Run a verb on the user's own store, into which the book was loaded."""

    def run(*words: object, stdin: str | None = None) -> Result:
        return run_with_book("gazetteer", *words, stdin=stdin)

    assert run("init").exit_code == 0
    assert run("load", book).exit_code == 0
    return run


def _json(done: Result) -> Any:
    return json.loads(done.stdout)


def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *commands: str) -> None:
    """Let $EDITOR be a script that runs commands on the file it is given, one command each time it is called."""
    script = tmp_path / "editor.sh"
    count = tmp_path / "calls"
    cases = "".join(f"{number}) {one} ;;\n" for number, one in enumerate(commands, 1))
    script.write_text(
        f"#!/bin/sh\nn=$(( $(cat {count} 2>/dev/null || echo 0) + 1 ))\necho $n > {count}\ncase $n in\n{cases}esac\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("EDITOR", str(script))


def test_a_store_is_made_where_the_user_keeps_data(run_with_book: Run, tmp_path: Path) -> None:
    done = run_with_book("gazetteer", "init")
    place = tmp_path / "XDG_DATA_HOME/namenorm/book.db"
    assert (done.exit_code, done.stdout) == (0, f"sqlite:///{place}: ready\n")
    assert place.is_file()


def test_without_a_store_the_command_that_makes_one_is_told(run_with_book: Run, tmp_path: Path, book: Path) -> None:
    done = run_with_book("gazetteer", "load", book, "--database", tmp_path / "x.db")
    assert done.exit_code == 2
    assert f"namenorm gazetteer init --database {tmp_path / 'x.db'}" in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_load_counts_and_names_contradictions(verb: Callable[..., Result], book: Path) -> None:
    assert verb("load", book).stdout == "0 added, 0 changed, 0 deleted, 2 unchanged\n"
    verb("edit", "anna", "--set", "about=sculptor")
    write(book, {"people.yaml": HEAD + ANNA.replace("painter", "Painter") + "  bad: {name: B, gender: x}\n"})
    done = verb("load", book)
    assert done.exit_code == 2
    assert "gender is 'x'" in done.stderr
    write(book, {"people.yaml": HEAD + ANNA.replace("painter", "Painter")})
    done = verb("load", book, "--format", "json")
    assert done.exit_code == 1
    assert _json(done)["conflicts"] == [
        {"entity_id": "mine:anna", "field": "about", "base": "painter", "file": "Painter", "store": "sculptor"}
    ]
    assert _json(done)["gone"] == ["mine:boris"]
    done = verb("load", book, "--prefer", "file", "--delete")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "0 added, 1 changed, 1 deleted, 0 unchanged (event 3)"


def test_find_and_show_look_into_the_store_if_it_is_named(
    verb: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "XDG_DATA_HOME/namenorm/book.db"
    assert verb("find", "anna berg", "--database", place).stdout == "Anna Berg  mine:anna  person\n    painter\n"
    monkeypatch.setenv("NAMENORM_DATABASE", str(place))
    assert [one["id"] for one in _json(verb("find", "berg", "--format", "json"))] == ["mine:anna"]
    assert _json(verb("show", "anna", "--format", "json"))[0]["version"] == 1
    assert "version     1" in verb("show", "mine:anna").stdout
    done = verb("show", "mine:ana")
    assert done.exit_code == 2
    assert "no entry mine:ana" in done.stderr


def test_add_from_a_file_or_standard_input(verb: Callable[..., Result], tmp_path: Path) -> None:
    done = verb("add", "-", "--why", "in the news", "--citation", "https://example.org", "--format", "json", stdin=EVA)
    assert done.exit_code == 0
    told = _json(done)
    assert (told["action"], told["editor"], told["why"]) == ("add", "ann", "in the news")
    assert told["changes"][0]["after"]["id"] == "mine:eva"
    write(tmp_path, {"new.yaml": "kind: place\nname: Vale\n"})
    assert "curated:0" in verb("add", tmp_path / "new.yaml").stdout
    assert verb("add", "-", stdin=EVA).exit_code == 1, "the identifier is taken"
    done = verb("add", "-", stdin="kind: king\nname: Eva\ncountries: [x]\n")
    assert done.exit_code == 2
    assert "<stdin>: the file's kind is 'king'" in done.stderr
    assert "country 'x'" in done.stderr


def test_edit_by_options(verb: Callable[..., Result]) -> None:
    options = ("--set", "countries=DE,AT", "--set", "name=Anna Berger", "--add-name", "alias:zh:安娜", "--why", "news")
    done = verb("edit", "anna", *options)
    assert done.exit_code == 0
    assert "country: + AT" in done.stdout
    assert "canonical name: Anna Berg → Anna Berger" in done.stdout
    assert verb("edit", "anna", "--remove-name", "安娜").exit_code == 0
    assert "nothing changed" in verb("edit", "anna", "--set", "about=painter").stderr
    done = verb("edit", "anna", "--set", "about=x", "--version", "1")
    assert done.exit_code == 1
    assert "ann at" in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--set", "shoe=44", "the field is one of name, kind"),
        ("--set", "gender=x", "write m, f or nothing"),
        ("--set", "surname=Vale", "no part of the name"),
        ("--add-name", "alias:zh", "write kind:language:text"),
        ("--add-name", "alias:Chinese:安娜", "is not BCP 47"),
        ("--remove-name", "Nobody", "has no name Nobody; it has canonical:en:Anna Berg"),
        ("--remove-name", "Anna Berg", "is the canonical name"),
    ],
)
def test_an_edit_that_is_wrong_is_told(verb: Callable[..., Result], option: str, value: str, says: str) -> None:
    done = verb("edit", "anna", option, value)
    assert done.exit_code == 2
    assert says in done.stderr


def test_edit_in_the_editor(verb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _editor(tmp_path, monkeypatch, 'sed -i s/painter/sculptor/ "$1"')
    assert "about: painter → sculptor" in verb("edit", "anna").stdout


def test_a_fault_is_shown_to_the_editor_again(
    verb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = f'cp "$1" {tmp_path}/seen; sed -i "s/gender: x/gender: f/" "$1"'
    _editor(tmp_path, monkeypatch, 'echo "gender: x" >> "$1"', mend)
    assert "gender: + f" in verb("edit", "anna").stdout
    assert (tmp_path / "seen").read_text().startswith("# gender is 'x'; write m, f or nothing\nid: mine:anna\n")


def test_an_editor_who_saves_nothing_changes_nothing(
    verb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(tmp_path, monkeypatch, "true", "true")
    assert "nothing changed" in verb("edit", "anna").stderr
    done = verb("add")
    assert done.exit_code == 2
    assert "nothing was added" in done.stderr


def test_somebody_edits_while_the_editor_is_open(
    verb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = f"{quote(sys.executable)} -m namenorm gazetteer edit anna --set gender=f --editor bob >/dev/null"
    _editor(tmp_path, monkeypatch, f'{other}; sed -i s/painter/sculptor/ "$1"')
    done = verb("edit", "anna")
    assert done.exit_code == 1
    assert "bob at" in done.stderr
    assert "gender: + f" in done.stderr


def test_merge_split_history_undo(verb: Callable[..., Result]) -> None:
    assert "merged into mine:anna" in verb("merge", "anna", "boris", "--why", "same").stdout
    assert verb("merge", "anna", "boris").exit_code == 2, "they are one"
    done = verb("split", "anna", "--name", "Boris Vale", "--move", "alias:en:Boris Vale", "--about", "poet")
    assert done.exit_code == 0
    history = _json(verb("history", "anna", "--format", "json"))
    assert [(one["event"], one["action"]) for one in history] == [(3, "split"), (2, "merge"), (1, "load")]
    assert history[1]["why"] == "same"
    assert verb("undo", 2).exit_code == 1, "the split came later"
    assert verb("undo", 3).exit_code == 0
    assert verb("undo", 2).exit_code == 0
    assert "undo of event 2" in verb("history", "anna").stdout
    assert [one["action"] for one in _json(verb("history", "--format", "json"))] == [
        *("undo", "undo", "split", "merge", "load")
    ]
    assert verb("history", "nobody").exit_code == 2
    assert verb("undo", 99).exit_code == 2


def test_delete_and_undo(verb: Callable[..., Result]) -> None:
    assert "taken out" in verb("delete", "boris", "--why", "no such poet").stdout
    assert verb("edit", "boris", "--set", "about=x").exit_code == 2
    assert verb("undo", 2).exit_code == 0
    assert verb("edit", "boris", "--set", "about=x").exit_code == 0


def test_diff_and_export(verb: Callable[..., Result], book: Path) -> None:
    assert (verb("diff", book).exit_code, verb("diff", book).stdout) == (0, "")
    verb("edit", "anna", "--set", "about=sculptor")
    verb("add", "-", stdin=EVA)
    done = verb("diff", book)
    assert done.exit_code == 1
    assert done.stdout == "+ mine:eva: Eva Roth\n~ mine:anna: about: painter → sculptor\n"
    done = verb("export", book)
    assert (done.exit_code, done.stdout) == (0, "mine/persons.yaml\npeople.yaml\nentries written: 2, files: 2\n")
    assert verb("diff", book).exit_code == 0
    verb("edit", "anna", "--set", "about=painter")
    write(book, {"people.yaml": HEAD + ANNA.replace("painter", "Painter") + BORIS})
    done = verb("export", book, "--format", "json")
    assert done.exit_code == 1
    assert _json(done)["left"][0]["id"] == "mine:anna"


def test_check_and_compile_without_a_path_take_the_store(verb: Callable[..., Result], tmp_path: Path) -> None:
    with Store.open(tmp_path / "XDG_DATA_HOME/namenorm/book.db") as store:
        put(store, person("mine:eva", "Anna Berg"))
    done = verb("check", "--alone", "--format", "jsonl")
    assert done.exit_code == 1
    [double] = [one for one in map(json.loads, done.stdout.splitlines()) if one["rule"] == "double"]
    assert {double["file"], double["also"][0]["file"]} == {"mine/persons.yaml", "people.yaml"}
    assert verb("diff", tmp_path / "book").stdout == "+ mine:eva: Anna Berg\n", "a check leaves no trace"
    done = verb("compile", "-o", tmp_path / "mine.index")
    assert done.exit_code == 0
    assert [one.id for one in Index(tmp_path / "mine.index").entities()] == ["mine:anna", "mine:boris", "mine:eva"]


def test_no_terminal_is_commanded_by_a_store(verb: Callable[..., Result]) -> None:
    verb("edit", "anna", "--set", "about=a\x1b[2Jb", "--why", "c\x1b[2Jd")
    for words in (("history", "anna"), ("history",), ("show", "anna", "--database", "")):
        assert "\x1b" not in verb(*words).stdout
