"""Small books, written line by line, so that a test knows on which line a fault stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from namenorm.gazetteer.checks import check
from namenorm.gazetteer.checks.book import Fault

SOURCES = '[mine]\ntitle = "Ours"\n'


def write(
    folder: Path, entries: Iterable[str], kind: str = "person", name: str = "book.yaml", source: str = "mine"
) -> Path:
    """Write a file of entries, whose first line is line 5, beside a table of sources."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "SOURCES.toml").write_text(SOURCES, "utf-8")
    header = [f"kind: {kind}", f"source: {source}", "checked_on: 2025-03-31", "entities:"]
    file = folder / name
    file.write_text("\n".join([*header, *entries]) + "\n", "utf-8")
    return file


def faults_of(folder: Path, case: dict[str, Any], above: Iterable[str] = ()) -> tuple[Fault, ...]:
    """Return the faults of a case's book, with lines above its entries."""
    write(folder, [*above, *case["entries"]], case["kind"])
    return check([folder])
