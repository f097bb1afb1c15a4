"""Real persons with their names by script, from labels and aliases of Wikidata."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval.name_model.halves import is_reported
from namenorm.text.key import key

LATIN = "latin"
_COLUMNS = {
    "en": LATIN,
    "fr": LATIN,
    "es": LATIN,
    "vi": LATIN,
    "tr": LATIN,
    "zh": "han",
    "ja": "kana",
    "ko": "hangul",
    "ru": "cyrillic",
    "uk": "cyrillic",
    "ar": "arabic",
    "fa": "arabic",
}
_SCRIPTS = {
    LATIN: re.compile(r"[\u0041-\u024f\u1e00-\u1eff\s.,'’-]+"),
    "han": re.compile(r"[\u3400-\u9fff\s·•・‧.-]+"),
    "kanji": re.compile(r"[\u3400-\u9fff\s]+"),
    "kana": re.compile(r"[\u3040-\u30ff\s=＝・-]+"),
    "hangul": re.compile(r"[\uac00-\ud7a3\s·-]+"),
    "cyrillic": re.compile(r"[\u0400-\u04ff\s.,'’-]+"),
    "arabic": re.compile(r"[\u0600-\u06ff\u200c\s.-]+"),
}
_WORDS = re.compile(r"[^\s·•・‧=＝,]+")
_FILES = ("persons.tsv", "legislators.tsv")

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of Wikidata.

    Attributes:
        id: Wikidata's identifier.
        names: The names by script, sorted; ``latin`` holds those of English, French, Spanish, Vietnamese and Turkish.
        english: The Latin names of English alone.
        keys: The folded names of all scripts.
    """

    id: str
    names: Names
    english: tuple[str, ...]
    keys: frozenset[str]


@cache
def persons(folder: Path, reported: bool) -> tuple[Person, ...]:
    """Return the persons of one half, by the hash of their identifiers, in the order of these.

    Names with letters of another script, digits or brackets are left out, and so is a single word where the person has
    a longer name in that script: whom a bare surname means only the context says.

    Args:
        folder: The folder ``wikidata`` of the evaluation data.
        reported: The half that is reported, or that for development.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for id_, column, name in _labels(folder):
        if is_reported(id_) == reported and (script := _script(column, name)):
            own = found.setdefault(id_, {})
            own.setdefault(script, set()).add(name)
            if column == "en":
                own.setdefault("en", set()).add(name)
    return tuple(_person(id_, found[id_]) for id_ in sorted(found))


def words(name: str) -> list[str]:
    """Return the words of a name in any script, divided at spaces, commas and middle dots."""
    return _WORDS.findall(name)


def _labels(folder: Path) -> Iterator[tuple[str, str, str]]:
    for file in _FILES:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                for column in _COLUMNS.keys() & row.keys():
                    yield from ((row["qid"], column, name.strip(" ,")) for name in (row[column] or "").split("|"))


def _script(column: str, name: str) -> str | None:
    script = "kanji" if column == "ja" and _SCRIPTS["kanji"].fullmatch(name) else _COLUMNS[column]
    return script if len(key(name)) > 1 and _SCRIPTS[script].fullmatch(name) else None


def _person(id_: str, names: dict[str, set[str]]) -> Person:
    whole = {script: tuple(sorted(_whole(some))) for script, some in names.items()}
    english = tuple(name for name in whole.pop("en", ()) if name in whole[LATIN])
    return Person(id_, whole, english, frozenset(key(name) for some in names.values() for name in some))


def _whole(names: set[str]) -> set[str]:
    longer = {name for name in names if len(words(name)) > 1}
    return longer or names
