"""The book that a verb reads through, the bundled one, another or a store, with what is said of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namenorm.cli.gazetteer.database import opened_store
from namenorm.cli.gazetteer.options import opened
from namenorm.gazetteer.model import Entity
from namenorm.text.key import key, squash

Sources = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book under a verb.

    Attributes:
        entities: Gives the entities from the first, each time that it is called.
        sources: What is said of its sources.
        judged: Gives the identifiers that editors affirmed; None where no ledger goes with the book.
        by_id: Gives an entity, None where there is none.
        named: Gives the entities that have a name.
    """

    entities: Callable[[], Iterable[Entity]]
    sources: Sources
    by_id: Callable[[str], Entity | None]
    named: Callable[[str], Iterable[Entity]]
    judged: Callable[[], frozenset[str]] | None = None


@contextmanager
def open_book(gazetteer: str | None, database: str | None) -> Iterator[OpenBook]:
    """Open a book within: a store where one is named, else what ``--gazetteer`` names, else the bundled one.

    Raises:
        Failed: If it cannot be read.
    """
    if database is None or gazetteer is not None:
        index = opened(gazetteer)

        def named(text: str) -> list[Entity]:
            numbers = dict.fromkeys(one.entity for one in index.find(squash(text)))
            return _called(map(index.entity, numbers), text)

        yield OpenBook(index.entities, sources_of(gazetteer), index.by_id, named)
        return
    with opened_store(database) as store:

        def stored(entity_id: str) -> Entity | None:
            found = store.entity(entity_id)
            return found.entity if found is not None else None

        def called(text: str) -> list[Entity]:
            return _called((hit.entity for hit in store.find(text)), text)

        yield OpenBook(store.entities, store.sources(), stored, called, store.judged)


def sources_of(gazetteer: str | None) -> Sources:
    """Return what the table nearest to a book says, nothing where there is none.

    An index may lie anywhere; one without a table is taken for one of the bundled book.
    """
    from namenorm.gazetteer.checks.sources import book_folder
    from namenorm.gazetteer.sources import bundled_sources, sources
    from namenorm.gazetteer.store.store import Store

    if gazetteer is not None and "://" in gazetteer:
        with Store.open(gazetteer) as store:
            return store.sources()
    folder = book_folder(Path(gazetteer)) if gazetteer is not None else None
    if folder is not None:
        return sources(folder)
    return bundled_sources() if gazetteer is None or gazetteer.endswith(".index") else {}


def _called(entities: Iterable[Entity], text: str) -> list[Entity]:
    wanted = key(text)
    return [one for one in entities if any(key(name.text) == wanted for name in one.names)]
