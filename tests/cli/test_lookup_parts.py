"""A name put together from parts, as the command line shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from namenorm.gazetteer.parts import NamePart
from namenorm.index.compile import compile_index
from tests.books import entities
from tests.cli.conftest import Run

PARTS = [
    NamePart("t:1", "given", (("han", "约翰"), ("latin", "John")), 9),
    NamePart("t:2", "surname", (("han", "史密斯"), ("latin", "Smith")), 9),
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    compile_index(entities(), tmp_path / "x.index", parts=PARTS)
    return tmp_path / "x.index"


def test_it_says_that_nobody_is_known(run_with_book: Run, index: Path) -> None:
    out = run_with_book("lookup", "约翰·史密斯", "--gazetteer", index).stdout
    assert "John Smith  put together from parts; the book knows nobody so called" in out
    assert "史密斯 is a form of Smith  (name-part)" in out


def test_as_json_it_has_no_identifier(run_with_book: Run, index: Path) -> None:
    one, *_ = json.loads(run_with_book("lookup", "约翰·史密斯", "--gazetteer", index, "--format", "json").stdout)
    assert (one["id"], one["name"]) == ("", "John Smith")
    assert 0 < one["score"] < 1
    assert "kind" not in one
