"""Persons whose names sound the same in pinyin and are written otherwise."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from eval.identity import simplified
from eval.spell import machine_spelling


class Namesakes:
    """Chinese names of real persons by their pinyin."""

    def __init__(self, names: Iterable[str]) -> None:
        """Group names in Han characters by how a machine prints them."""
        self._by_spelling: dict[str, set[str]] = {}
        for name in names:
            if spelling := machine_spelling(name):
                self._by_spelling.setdefault(spelling, set()).add(simplified(name))

    def of(self, hans: Iterable[str]) -> list[str]:
        """Return the spellings of these names that somebody else of another name shares, in order."""
        own = {simplified(han): machine_spelling(han) for han in hans}
        return sorted({spelling for spelling in own.values() if self._by_spelling.get(spelling, set()) - set(own)})


def read_namesakes(table: Path | None) -> Namesakes:
    """Read the column ``zh`` of a table of persons, names divided by ``|``; nobody where there is no table."""
    if table is None:
        return Namesakes(())
    with table.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return Namesakes([name for row in rows for name in (row["zh"] or "").split("|")])
