"""The book or the store that a verb works on, and how a conflict in a store ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli.session import Failed, failing, printable, telling_faults
from namenorm.text.key import key, squash

if TYPE_CHECKING:
    from namenorm.gazetteer.model import Entity
    from namenorm.gazetteer.store.store import Store
    from namenorm.gazetteer.store.values import Stored
    from namenorm.index.reader import Index

FOUND = 1
Sources = Mapping[str, Mapping[str, Any]]


def open_index(gazetteer: str | None) -> Index:
    """Return the index of a book, compiled first where it has to be.

    Raises:
        Failed: If the book cannot be read.
    """
    from namenorm.index.locate import open_index as located

    with telling_faults():
        return located(gazetteer)


def place_of(database: str | None) -> str:
    """Return where a store is: as given, or the file in the user's data folder."""
    if database:
        return database
    from platformdirs import user_data_path

    return str(user_data_path("namenorm") / "book.db")


@contextmanager
def open_store(database: str | None) -> Iterator[Store]:
    """Open a store within; a conflict ends the command with status 1, any other fault with 2.

    Raises:
        Failed: If the store cannot be opened, or what is done with it fails.
    """
    from namenorm.gazetteer.store.store import Store

    with telling_conflicts(), Store.open(place_of(database)) as store:
        yield store


@contextmanager
def telling_conflicts() -> Iterator[None]:
    """Work on a store within: a conflict ends the command with status 1, any other fault with 2.

    Raises:
        Failed: If something fails.
    """
    from namenorm.gazetteer.store.values import Conflict
    from namenorm.review.values import JudgementConflict

    with failing():
        try:
            yield
        except (Conflict, JudgementConflict) as error:
            click.echo(f"namenorm: {printable(str(error))}", err=True)
            raise SystemExit(FOUND) from error


def find_entry(store: Store, text: str) -> Stored:
    """Return the entry that an editor means by an identifier, or by what stands in it behind the source.

    Raises:
        Failed: If there is none, or more than one.
    """
    ids = store.ids(text)
    if len(ids) > 1:
        raise Failed(printable(f"{text} is {' or '.join(ids)}: name one of them in full"))
    found = store.entity(ids[0]) if ids else None
    if found is None:
        near = " or ".join(hit.entity.id for hit in store.find(text.replace("-", " "), 3))
        hint = f"did you mean {near}?" if near else "look for it with namenorm gazetteer find --database …"
        raise Failed(printable(f"no entry {text}: {hint}"))
    if found.note:
        click.echo(printable(f"namenorm: {found.note}"), err=True)
    return found


def tell_undo(event: int) -> None:
    """Tell which command takes back what was just done."""
    click.echo(f"namenorm: namenorm gazetteer undo {event} takes it back", err=True)


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book that a verb reads through: the bundled one, another or a store.

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
        yield _of_index(open_index(gazetteer), sources_of(gazetteer))
        return
    with open_store(database) as store:
        yield _of_store(store)


def _of_index(index: Index, sources: Sources) -> OpenBook:
    def named(text: str) -> list[Entity]:
        numbers = dict.fromkeys(one.entity for one in index.find(squash(text)))
        return _called(map(index.entity, numbers), text)

    return OpenBook(index.entities, sources, index.by_id, named)


def _of_store(store: Store) -> OpenBook:
    def stored(entity_id: str) -> Entity | None:
        found = store.entity(entity_id)
        return found.entity if found is not None else None

    def named(text: str) -> list[Entity]:
        return _called((hit.entity for hit in store.find(text)), text)

    return OpenBook(store.entities, store.sources(), stored, named, store.judged)


def _called(entities: Iterable[Entity], text: str) -> list[Entity]:
    wanted = key(text)
    return [one for one in entities if any(key(name.text) == wanted for name in one.names)]


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
