"""``namenorm lookup`` with what is said of a name."""

from __future__ import annotations

import json

import pytest

from tests.books import CASES
from tests.cli.conftest import Run

BOOK = CASES / "resolve" / "lookup_book.yaml"


def test_what_is_said_ranks_and_is_told(run_with_book: Run) -> None:
    said = ("--role", "US president", "--date", "1990-08", "--country", "American", "--gender", "m")
    out = " ".join(run_with_book("lookup", "George Bush", *said, "--gazetteer", BOOK).stdout.split())
    assert out.index("test:george-h-w-bush") < out.index("test:george-w-bush")
    assert "president of United States from 1989-01-20 until 1993-01-20; so on 1990-08 (office-on-date)" in out
    assert "George H. W. Bush is a man (gender)" in out


def test_the_source_as_json(run_with_book: Run) -> None:
    said = ("--source", "刘湘", "--source-lang", "zh-Hans", "--format", "json")
    first, second = json.loads(run_with_book("lookup", "Liu Xiang", *said, "--gazetteer", BOOK).stdout)
    assert (first["id"], second["id"]) == ("test:liu-xiang-swimmer", "test:liu-xiang-hurdler")
    assert first["score"] > 0.5 > second["score"]
    assert "source" in {line["kind"] for line in first["evidence"]}


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [("--country", "Atlantis", "Japanese"), ("--date", "July", "2024-07-03"), ("--gender", "x", "'m', 'f'")],
)
def test_what_cannot_be_read_ends_with_status_two(run_with_book: Run, option: str, value: str, told: str) -> None:
    answer = run_with_book("lookup", "Liu Xiang", option, value, "--gazetteer", BOOK)
    assert answer.exit_code == 2
    assert value in answer.stderr
    assert told in answer.stderr
    assert answer.stdout == ""
