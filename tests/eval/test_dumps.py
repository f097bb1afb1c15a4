"""The dumps that the importers are measured with: always the same, and in a form that the importers read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.dumps import WRITERS
from namenorm.cli.imports import import_command as verb
from namenorm.gazetteer.files import load_book

OPTIONS = {"wikidata": [], "ftm": [], "table": ["--source", "mine"]}


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_a_dump_is_read_to_the_share_that_it_was_made_with(form: str, tmp_path: Path) -> None:
    write, ending = WRITERS[form]
    source, output = tmp_path / f"dump{ending}", tmp_path / "out.jsonl"
    write(source, 400, 0.5)
    CliRunner().invoke(verb, [form, str(source), "-o", str(output), *OPTIONS[form]])
    book = load_book(output)
    assert 150 <= len(book.entities) <= 250
    assert book.faults == ()


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_one_seed_gives_one_dump(form: str, tmp_path: Path) -> None:
    write, ending = WRITERS[form]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / f"dump{ending}", 50, 0.5)
    first, second = (tmp_path / name / f"dump{ending}" for name in ("a", "b"))
    # gzip writes the time into its head
    assert first.read_bytes()[10:] == second.read_bytes()[10:]
