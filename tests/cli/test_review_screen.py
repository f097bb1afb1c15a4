"""``namenorm review`` without a verb: what it opens, and what it says where it cannot."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from namenorm.cli import review
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.state import Review
from namenorm.review.values import Filters
from namenorm.values import Document
from tests.cli.conftest import Run
from tests.review.terminal.conftest import PAGE


@pytest.fixture
def ledger(tmp_path: Path, nn: Normaliser, monkeypatch: pytest.MonkeyPatch) -> str:
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("COLORFGBG", "NAMENORM_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NAMENORM_EDITOR", "ann")
    place = tmp_path / "ledger.db"
    with Ledger.create(place) as made:
        made.record(nn.check(Document("a1", PAGE, outlet="gazette")), nn.entity)
    return str(place)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Review, str, dict[str, Any]]]:
    """What was opened, instead of opening it: the review, the theme and how it was run."""
    found: list[tuple[Review, str, dict[str, Any]]] = []
    monkeypatch.setattr(review, "on_a_terminal", lambda: True)
    monkeypatch.setattr(ReviewApp, "run", lambda app, **how: found.append((app.review, app.theme, how)))
    return found


def test_it_opens_on_a_terminal(run_with_book: Run, ledger: str, index_file: Path, opened: list[Any]) -> None:
    words = ("--database", ledger, "--gazetteer", index_file)
    done = run_with_book("review", *words, "--outlet", "gazette", "--code", "NN102", "--theme", "light")
    assert done.exit_code == 0, done.output
    [(review, theme, how)] = opened
    assert (review.editor, review.filters) == ("ann", Filters(codes=("NN102",), outlet="gazette"))
    assert review.state.item.surface == "Lai Qingde"
    assert (theme, how) == ("namenorm-light", {"mouse": False})


def test_without_filters_everything_is_asked(
    run_with_book: Run, ledger: str, index_file: Path, opened: list[Any]
) -> None:
    run_with_book("review", "--database", ledger, "--gazetteer", index_file, "--editor", "bob")
    assert (opened[0][0].editor, opened[0][0].filters, opened[0][1]) == ("bob", None, "namenorm-dark")


def test_without_a_terminal_the_verbs_are_named(run_with_book: Run, ledger: str) -> None:
    done = run_with_book("review", "--database", ledger)
    assert done.exit_code == 2
    assert "namenorm review list" in done.stderr


def test_without_textual_the_command_that_adds_it_is_told(
    run_with_book: Run, ledger: str, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual", None)
    done = run_with_book("review", "--database", ledger)
    assert done.exit_code == 2
    assert "pip install 'namenorm[review]'" in done.stderr


def test_without_a_ledger_the_command_that_makes_one_is_told(
    run_with_book: Run, tmp_path: Path, opened: list[Any]
) -> None:
    done = run_with_book("review", "--database", tmp_path / "none.db")
    assert done.exit_code == 2
    assert "namenorm gazetteer init" in done.stderr
    assert opened == []


def test_an_option_before_a_verb_is_refused(run_with_book: Run, ledger: str) -> None:
    done = run_with_book("review", "--database", ledger, "list")
    assert done.exit_code == 2
    assert "--database" in done.stderr
    assert "behind list" in done.stderr
