"""Parts of names travel with the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import write
from tests.gazetteer.store.test_load import ANNA, HEAD

PART = '{"id": "parts:1", "role": "given", "latin": ["Robert"], "han": ["罗伯特"]}\n'
FILE = "imported/x.parts.jsonl"


def test_parts_come_back_and_are_part_of_the_content(store: Store, tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"curated/a.yaml": HEAD + ANNA, FILE: PART})
    store.load(book, editor="ann")
    first = store.content_hash()
    store.export(tmp_path / "copy")
    assert (tmp_path / "copy" / FILE).read_text("utf-8") == PART
    store.load(write(book, {FILE: PART + PART.replace("parts:1", "parts:2")}), editor="ann")
    assert store.content_hash() != first
    store.load(write(book, {FILE: PART}), editor="ann")
    assert store.content_hash() == first


def test_a_file_that_holds_no_parts_loads_nothing(store: Store, tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"curated/a.yaml": HEAD + ANNA, FILE: '{"id": 1, "role": "king"}\n'})
    with pytest.raises(GazetteerError, match=r"x\.parts\.jsonl:1: no part of a name"):
        store.load(book, editor="ann")
    assert list(store.entities()) == []
