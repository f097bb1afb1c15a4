"""Books of the tests' own, and the way from a book to what asks it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.model import Entity
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from namenorm.index.stack import Stack

CASES = Path(__file__).parent / "cases"
BOOK = CASES / "book"


def entities() -> list[Entity]:
    """Return the entities of the tests' book."""
    return list(load_book(BOOK).entities.values())


def stack(*books: Iterable[Entity], folder: Path) -> Stack:
    """Compile books into a folder and stack them, the most authoritative first."""
    indexes = []
    for number, book in enumerate(books):
        compile_index(book, folder / f"{number}.index")
        indexes.append(Index(folder / f"{number}.index"))
    return Stack(indexes)


def write_book(folder: Path, entries: dict[str, Any], kind: str = "person", name: str = "book.yaml") -> Path:
    """Write entries as a file of a book and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    header = {"kind": kind, "source": "mine", "entities": entries}
    (folder / name).write_text(yaml.safe_dump(header, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def cases(topic: str) -> list[Any]:
    """Return the cases of ``tests/cases/<topic>.jsonl`` as parameters; one with a key ``xfail`` is a known failure."""
    lines = (CASES / f"{topic}.jsonl").read_text("utf-8").splitlines()
    return [_parameter(number, json.loads(line)) for number, line in enumerate(lines, 1)]


def _parameter(number: int, case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case["input"], case["expect"], id=f"{number}: {case['why']}", marks=marks)
