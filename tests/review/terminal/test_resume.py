from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.themes import shade_of
from namenorm.review.values import Filters, Place


def test_a_place_is_kept_by_database_editor_and_filters(tmp_path: Path) -> None:
    file, filters = tmp_path / "state" / "review.json", Filters(codes=("NN101",), outlet="gazette")
    Resume(file).keep_place("a.db", "ann", filters, Place(5, 7))
    assert Resume(file).place("a.db", "ann", filters) == Place(5, 7)
    for asked in (("b.db", "ann", filters), ("a.db", "bob", filters), ("a.db", "ann", None)):
        assert Resume(file).place(*asked) is None


def test_the_top_is_remembered_too(tmp_path: Path) -> None:
    resume = Resume(tmp_path / "review.json")
    resume.keep_place("a.db", "ann", None, Place(5, 7))
    resume.keep_shade("light")
    resume.keep_place("a.db", "ann", None, None)
    assert Resume(tmp_path / "review.json").place("a.db", "ann", None) is None
    assert Resume(tmp_path / "review.json").shade() == "light"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"places": 3, "shade": "pink"}', '{"places": {"x": ["a"]}}', "\x00"])
def test_a_damaged_file_is_no_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "review.json"
    file.write_text(text)
    resume = Resume(file)
    assert (resume.place("a.db", "ann", None), resume.shade()) == (None, None)
    resume.keep_place("a.db", "ann", None, Place(1, 2))
    assert Resume(file).place("a.db", "ann", None) == Place(1, 2)


def test_a_home_that_cannot_be_written_ends_nothing() -> None:
    Resume(Path("/proc/namenorm/review.json")).keep_shade("dark")


@pytest.mark.parametrize(
    ("said", "shade"), [("0;15", "light"), ("15;0", "dark"), ("0;default;15", "light"), ("", "dark"), (None, "dark")]
)
def test_what_the_terminal_says_of_its_background(said: str | None, shade: str) -> None:
    assert shade_of(said) == shade
