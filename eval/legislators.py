"""Legislators with a Chinese name: how they are spelt in English, and from where they come."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from namenorm.romanise.division import divide, known_surnames
from namenorm.romanise.surnames import Surnames, surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import squash

REGIONS = {"Hong_Kong": "HK", "Macao": "MO", "Malaysia": "MY", "Singapore": "SG", "Taiwan": "TW"}
"""The regions with people of Chinese names, by how the set calls the country of a legislature."""
_LONGEST = 3
_EDGES = re.compile(r"^[\s,]+|[\s,]+$")


@dataclass(frozen=True, slots=True)
class Legislator:
    """A person of the set ``legislators``.

    Attributes:
        region: ISO 3166-1 code.
        label: How English spells the person.
        native: The Chinese name in simplified characters.
        surname: Its surname; of two characters where it is a compound one.
    """

    region: str
    label: str
    native: str
    surname: str


def legislators(file: Path) -> tuple[Legislator, ...]:
    """Return the persons of the regions whose Chinese label has a Chinese surname and a given name of one or two."""
    with file.open(encoding="utf-8") as lines:
        return tuple(_persons(csv.DictReader(lines, delimiter="\t")))


def _persons(rows: Iterable[Mapping[str, str]]) -> Iterator[Legislator]:
    for row in rows:
        region = REGIONS.get(row["legislature"].split("/")[0])
        native = next((name for name in _names(row["zh"]) if _surname(name)), None)
        if region and native:
            yield Legislator(region, row["en"], native, _surname(native))


def _names(labels: str) -> list[str]:
    return [simplified(_EDGES.sub("", label)) for label in labels.split("|")]


def _surname(name: str) -> str:
    table, known = _tables()
    found = divide(name, table, known) if name else None
    fits = found is not None and len(found.surnames) == 1 and len(found.given) < _LONGEST
    return found.surnames[0] if found and fits else ""


@cache
def _tables() -> tuple[Surnames, frozenset[str]]:
    rules = Rules("zh")
    return surnames(rules), known_surnames(rules)


def whole_names(label: str) -> set[str]:
    """Return the keys that a generated name may match: the label, and what follows an English given name."""
    words = label.split()
    return {squash(label)} | ({squash(" ".join(words[1:]))} if len(words) > 2 else set())


def surname_places(label: str) -> set[str]:
    """Return the keys of the words that may be the surname: the ends of a label, the word after a given name."""
    words = label.split()
    return {squash(word) for word in (words[0], words[-1], *(words[1:2] if len(words) > 2 else ()))}
