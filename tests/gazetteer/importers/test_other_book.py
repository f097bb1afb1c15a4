from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.importers.other_book import book_outcomes

BOOK = """\
kind: person
source: theirs
entities:
  anna: {name: Anna Berg, not: ['theirs:boris', 'curated:anna-berg'], ids: ['wikidata:Q1']}
  boris: {name: Boris Vale, gender: x}
  clara: {name: Clara Holm}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "theirs.yaml").write_text(BOOK, "utf-8")
    (tmp_path / "more.jsonl").write_text('{"id": "theirs:dora", "kind": "person", "name": "Dora Lind"}\n{\n', "utf-8")
    return tmp_path


def test_entities_get_the_prefix_and_keep_the_old_one_among_their_ids(folder: Path) -> None:
    found = {one.entity.id: one.entity for _, one in book_outcomes(folder, "mine") if one.entity}
    assert set(found) == {"mine:anna", "mine:clara", "mine:dora"}
    assert found["mine:anna"].ids == ("wikidata:Q1", "theirs:anna")
    assert {one.source for one in found.values()} == {"mine"}


def test_look_alikes_follow_where_they_came_along(folder: Path) -> None:
    (folder / "theirs.yaml").write_text(BOOK.replace(", gender: x", ""), "utf-8")
    found = {one.entity.id: one.entity for _, one in book_outcomes(folder, "mine") if one.entity}
    assert found["mine:anna"].not_same_as == ("mine:boris", "curated:anna-berg")


def test_without_a_prefix_identifiers_stay(folder: Path) -> None:
    ids = {one.entity.id for _, one in book_outcomes(folder) if one.entity}
    assert ids == {"theirs:anna", "theirs:clara", "theirs:dora"}


def test_faults_are_named_with_file_and_line(folder: Path) -> None:
    places = sorted(place for place, one in book_outcomes(folder, "mine") if one.fault)
    assert places == [f"{folder / 'more.jsonl'}:2", f"{folder / 'theirs.yaml'}:5"]


def test_a_book_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer at"):
        list(book_outcomes(tmp_path / "nowhere", "mine"))
