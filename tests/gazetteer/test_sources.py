"""Licences of sources, and books without share-alike data."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.gazetteer.files import book_parts, bundled_folder, load_book
from namenorm.gazetteer.lines import write_lines
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.parts import NamePart, write_parts
from namenorm.gazetteer.sources import files_of, share_alike, share_alike_files, sources
from tests.books import write_book

TABLE = """\
[mine]
title = "t"
licence = "Apache-2.0"
files = ["*.yaml", "imported/*.jsonl"]
but_not = ["imported/bound*"]

[bound]
title = "t"
licence = "CC-BY-SA-4.0"
files = ["imported/bound*.jsonl"]
"""


@pytest.mark.parametrize(
    ("licence", "expect"),
    [
        ("CC-BY-SA-4.0", True),
        ("CC-BY-SA-3.0", True),
        ("ODbL-1.0", True),
        ("MIT AND CC-BY-SA-4.0", True),
        ("CC-BY-SA-4.0 OR GFDL-1.3-or-later", True),
        ("MIT OR CC-BY-SA-4.0", False),
        ("CC-BY-4.0", False),
        ("Apache-2.0", False),
        ("LicenseRef-SCOWL", False),
    ],
)
def test_share_alike(licence: str, expect: bool) -> None:
    assert share_alike(licence) is expect


@pytest.fixture
def book(tmp_path: Path) -> Path:
    write_book(tmp_path, {"ada-example": {"name": "Ada Example"}})
    (tmp_path / "SOURCES.toml").write_text(TABLE, "utf-8")
    folder = tmp_path / "imported"
    folder.mkdir()
    write_lines([Entity("free:1", "person", "Bo Free")], folder / "free.jsonl")
    write_lines([Entity("bound:1", "person", "Cy Bound")], folder / "bound.jsonl")
    added = Entity("mine:ada-example", "person", "", names=(Name("阿达", "zh", "alias"),))
    write_lines([added], folder / "bound-more.jsonl", fragments=True)
    write_parts([NamePart("bound:2", "", (("han", "阿达"), ("latin", "Ada")))], folder / "bound.parts.jsonl")
    return tmp_path


def test_a_book_is_whole_unless_asked(book: Path) -> None:
    found = load_book(book)
    assert set(found.entities) == {"mine:ada-example", "free:1", "bound:1"}
    assert [name.text for name in found.entities["mine:ada-example"].names] == ["Ada Example", "阿达"]
    assert len(list(book_parts(book))) == 1


def test_share_alike_files_are_left_out(book: Path) -> None:
    found = load_book(book, without_share_alike=True)
    assert set(found.entities) == {"mine:ada-example", "free:1"}
    assert [name.text for name in found.entities["mine:ada-example"].names] == ["Ada Example"]
    assert found.faults == ()
    assert list(book_parts(book, without_share_alike=True)) == []


def test_a_single_file_is_judged_by_the_table_above_it(book: Path) -> None:
    assert load_book(book / "imported" / "bound.jsonl", without_share_alike=True).entities == {}
    assert set(load_book(book / "imported" / "free.jsonl", without_share_alike=True).entities) == {"free:1"}


def test_where_no_table_tells_nothing_is_left_out(tmp_path: Path) -> None:
    write_book(tmp_path, {"ada-example": {"name": "Ada Example"}})
    assert share_alike_files(tmp_path) == frozenset()


def test_the_bundled_book_keeps_share_alike_data_apart() -> None:
    folder = bundled_folder()
    bound = share_alike_files(folder)
    free = {
        file for one in sources(folder).values() if not share_alike(one["licence"]) for file in files_of(folder, one)
    }
    kept = {file for file in free & bound if file.parent.name == "imported"}
    assert {file.name for file in kept} <= {"cedict.parts.jsonl"}, "name the file of one source only"
    assert not any(file.parent.name == "curated" for file in bound)
