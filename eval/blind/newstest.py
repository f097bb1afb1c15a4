"""News that several systems and people translated, with the persons whom the original names, document by document."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.blind.retired import kept
from eval.blind.sealed import refuse_to_list

_ACCEPTED = ";"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as an original names them.

    Attributes:
        form: The name as the original prints it.
        names: The English names that are accepted, the canonical one first.
        origin: Where the person is from, as the table has it.
        kind: How far the English name is known, as the table has it.
    """

    form: str
    names: tuple[str, ...]
    origin: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its translations, line by line.

    Attributes:
        id: Number of the document in its set.
        lang: Language of the original.
        source: Lines of the original.
        systems: Lines of each system's translation.
        people: Lines of each human translation.
        persons: Whom the original names.
    """

    id: str
    lang: str
    source: tuple[str, ...]
    systems: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, ...], ...]
    persons: tuple[Person, ...]


def read_wmt21(folder: Path, lang: str) -> list[Article]:
    """Read newstest2021 from ``wmt21``: original, one human translation, and systems' translations."""
    rows = {int(row[0]): row[1:] for row in _rows(folder / f"wmt21/{lang}_text.tsv")}
    persons = _persons(_rows(folder / f"wmt21/{lang}_persons.tsv"))
    spans = [(row[0], int(row[0]), int(row[1])) for row in _rows(folder / f"wmt21/{lang}_docs.tsv")]
    return [
        _article(lang, name, [rows[line] for line in range(first, last + 1) if line in rows], 1, persons[name])
        for name, first, last in spans
    ]


def read_wmt20(folder: Path) -> list[Article]:
    """Read newstest2020 from ``wmt20``: original, two human translations, and systems' translations."""
    lines: dict[str, list[Sequence[str]]] = defaultdict(list)
    for document, _, *texts in _rows(folder / "wmt20/text.tsv"):
        lines[document].append(texts)
    persons = _persons(kept("wmt20/persons.tsv", _rows(folder / "wmt20/persons.tsv")))
    return [_article("zh", name, texts, 2, persons[name]) for name, texts in lines.items()]


def _article(lang: str, name: str, rows: Sequence[Sequence[str]], human: int, persons: Iterable[Person]) -> Article:
    source, *texts = zip(*rows, strict=True)
    return Article(name, lang, source, tuple(texts[human:]), tuple(texts[:human]), tuple(persons))


def _persons(rows: Iterable[Sequence[str]]) -> dict[str, list[Person]]:
    held: dict[str, list[Person]] = defaultdict(list)
    for document, form, canonical, accepted, origin, kind, *_ in rows:
        names = tuple(name.strip() for name in (canonical, *accepted.split(_ACCEPTED)) if name.strip())
        held[document].append(Person(form, names, origin, kind))
    return held


def _rows(file: Path) -> Iterator[list[str]]:
    """Yield the rows of a table without its head."""
    refuse_to_list(file)
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows
