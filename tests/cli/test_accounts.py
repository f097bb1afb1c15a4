"""``namenorm accounts`` and ``namenorm serve``: who may do what, and what is refused before anything is served."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from namenorm.cli import main
from namenorm.gazetteer.store.store import Store
from namenorm.serve.accounts.accounts import Accounts

PASSWORD = "correct horse battery"


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "book.db")


def _run(place: str, *words: str, **more: Any) -> Result:
    return CliRunner().invoke(main, [*words, "--database", place], **more)


def test_an_account_is_added_with_a_password_from_a_pipe(place: str) -> None:
    done = _run(place, "accounts", "add", "ann", "--role", "admin", input=f"{PASSWORD}\n")
    assert (done.exit_code, done.output) == (0, "ann: admin\n")
    with Store.open(place) as store:
        assert Accounts(store).log_in("ann", PASSWORD) is not None


def test_a_program_has_a_token_that_is_told_once(place: str) -> None:
    assert _run(place, "accounts", "add", "nightly", "--role", "reviewer", "--program").exit_code == 0
    token = _run(place, "accounts", "token", "nightly", "--label", "nightly check").output.strip()
    with Store.open(place) as store:
        found = Accounts(store).of_token(token)
        assert found is not None
        assert (found.name, found.role) == ("nightly", "reviewer")
    [said] = json.loads(_run(place, "accounts", "list", "--format", "json").output)
    assert (said["name"], said["has_password"], said["tokens"][0]["label"]) == ("nightly", False, "nightly check")
    shown = _run(place, "accounts", "list").output
    assert token not in shown
    mark = said["tokens"][0]["mark"]
    assert mark in shown
    assert _run(place, "accounts", "remove", "--token", mark).output == "1 taken back\n"


def test_a_role_and_a_password_change(place: str) -> None:
    _run(place, "accounts", "add", "ann", "--role", "reader", input=f"{PASSWORD}\n")
    assert _run(place, "accounts", "change", "ann", "--role", "editor").output == "ann: editor\n"
    assert _run(place, "accounts", "change", "ann", "--password", input="another long one\n").exit_code == 0
    assert _run(place, "accounts", "change", "ann").exit_code == 2
    with Store.open(place) as store:
        assert Accounts(store).log_in("ann", "another long one") is not None
    assert _run(place, "accounts", "remove", "ann").output == "ann: removed\n"


@pytest.mark.parametrize(
    ("words", "sent", "told"),
    [
        (["add", "ann", "--role", "reader"], "short\n", "10 to"),
        (["add", " ", "--role", "reader", "--program"], "", "printable"),
        (["remove", "nobody"], "", "no account 'nobody'"),
        (["token", "nobody"], "", "no account 'nobody'"),
        (["remove", "--token", "ab"], "", "eight letters"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told(place: str, words: list[str], sent: str, told: str) -> None:
    done = _run(place, "accounts", *words, input=sent)
    assert done.exit_code == 2
    assert told in done.output


def test_beyond_this_machine_it_does_not_start_without_accounts(place: str, index_file: Path) -> None:
    assert _run(place, "gazetteer", "init").exit_code == 0
    done = _run(place, "serve", "--host", "0.0.0.0", "--gazetteer", str(index_file))
    assert done.exit_code == 2
    assert "namenorm accounts add" in done.output


def test_a_book_that_is_not_there_is_told(place: str) -> None:
    done = _run(place, "serve", "--gazetteer", "/nowhere/at/all")
    assert done.exit_code == 2
    assert "no such file" in done.output


def test_a_store_that_is_not_there_is_not_made_by_the_server(tmp_path: Path, index_file: Path) -> None:
    wrong = tmp_path / "boook.db"
    done = _run(str(wrong), "serve", "--gazetteer", str(index_file))
    assert done.exit_code == 2
    assert f"namenorm gazetteer init --database {wrong}" in done.output
    assert not wrong.exists()
