"""Other people whose names sound the same in pinyin and are written otherwise."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.identity import simplified
from eval.spell import machine_spelling


class Namesakes:
    """Given names of real persons by their pinyin, to be put after a surname."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take apart the Chinese names of persons; names of foreigners, being longer, are left out."""
        self._given: dict[str, set[str]] = {}
        for name in map(simplified, names):
            if len(name) <= 3 and (spelling := machine_spelling(name)):
                self._given.setdefault(spelling.partition(" ")[2], set()).add(name[1:])

    def of(self, han: str, own: Iterable[str] = ()) -> list[str]:
        """Return names that a machine spells as it spells a person's, with the surname but other characters after it.

        Args:
            han: A Chinese name of the person.
            own: All Chinese names of the person, none of which is returned.
        """
        name = simplified(han)
        given = machine_spelling(name).partition(" ")[2]
        not_these = {name, *map(simplified, own)}
        same = (f"{name[:1]}{other}" for other in self._given.get(given, ()))
        return sorted({one for one in same if machine_spelling(one) == machine_spelling(name)} - not_these)


def read_namesakes(table: Path | None) -> Namesakes:
    """Read the column ``zh`` of a table of persons, names divided by ``|``; nobody where there is no table."""
    return Namesakes(_chinese(table) if table is not None else ())


def _chinese(table: Path) -> Iterator[str]:
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from (row["zh"] or "").split("|")
