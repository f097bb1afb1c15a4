"""A clock that somebody sets: what lasts, waits and ends is measured by one that nobody can set."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import namenorm

ROOT = Path(namenorm.__file__).parent
_SET = {"time.time", "time.time_ns", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
STAMPS = {
    "gazetteer/importers/described.py": "the day of an import, written down",
    "gazetteer/importers/sparql.py": "a server says until which hour of the day to wait; at least 0",
    "gazetteer/store/writing.py": "when an event happened, written down; events are in the order of their numbers",
    "index/cache.py": "how long nobody has used an index; one that goes too early is compiled again",
    "review/rows.py": "when a document was seen or a question put, written down",
    "serve/accounts/accounts.py": "until which day somebody is signed in",
    "serve/pages/plots.py": "the last day of a plot",
    "cli/imports/wikidata.py": "the day as of which offices are held, unless told",
}
"""Who asks what time it is, and what for."""


def _asked(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if not any(word in text for word in (*_SET, "from time import")):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"time.{one.name}" for one in node.names)


def test_who_asks_a_clock_that_can_be_set() -> None:
    asking = {
        file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*.py") if any(one in _SET for one in _asked(file))
    }
    assert asking == STAMPS.keys()
