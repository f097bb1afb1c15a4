"""The documents that are measured on: about scholars whom the book does not know, in the half that trains nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.generated.bearers import chinese, known_names, scholars
from eval.generated.documents import Cast, Generated, distinct, generate
from eval.generated.news import read_news
from namenorm.gazetteer.model import Entity

SEED = 2024


def measured_documents(
    names: Path, persons: Path, lines: Sequence[Path], entities: Iterable[Entity]
) -> tuple[Generated, ...]:
    """Return the documents about each scholar of whom the book has no name, the same ones each time.

    Args:
        names: The table of ``sinologists``.
        persons: The table of ``wikidata_persons``, for Chinese people.
        lines: Files of clean English news, of which the first half is taken.
        entities: The book.
    """
    bearers = distinct(scholars(names, known_names(entities)))
    return tuple(generate(Cast(bearers, chinese(persons), read_news(lines, half=0), half=0), SEED))
