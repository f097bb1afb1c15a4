"""The store: what editors, importers and the compiler call. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import Book
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.precedent import Precedent
from namenorm.gazetteer.search import Hit
from namenorm.gazetteer.store import bring_in, edit, export, find, load
from namenorm.gazetteer.store import reading as tables
from namenorm.gazetteer.store.bring_in import Brought, Taken
from namenorm.gazetteer.store.engine import PATIENCE, Turn, connect, looking, reading, shown, url_of, writing
from namenorm.gazetteer.store.export import ExportReport
from namenorm.gazetteer.store.fields import Side
from namenorm.gazetteer.store.find import ids_of
from namenorm.gazetteer.store.folder import Folder, folder_of, read_folder, root_of
from namenorm.gazetteer.store.kept_tables import add_sources, load_parts, load_sources, read_sources, write_parts
from namenorm.gazetteer.store.load import Differences, LoadReport
from namenorm.gazetteer.store.migrate import upgrade, verify
from namenorm.gazetteer.store.reading import changes_of, stream
from namenorm.gazetteer.store.refusing import EntityOf, refuse
from namenorm.gazetteer.store.settling import affirmed, precedents
from namenorm.gazetteer.store.values import Act, Change, Event, Stored
from namenorm.gazetteer.store.writing import read_total, with_lines


class Store:
    """A book in a database. Safe to share between threads; other processes may work on the same database.

    Attributes:
        place: Where it is, without a password.
        beside: Tells the entities of the book in use, where the store lies over another one.
    """

    def __init__(self, engine: Engine, patience: float = PATIENCE) -> None:
        """Work on a database whose tables are up to date: see ``open`` and ``create``."""
        self._engine = engine
        self.place = shown(engine.url)
        self.beside: EntityOf | None = None
        self._turn = Turn(self.place, patience)

    @classmethod
    def open(cls, place: str | Path, *, patience: float = PATIENCE) -> Store:
        """Open a store.

        Args:
            place: The path of an SQLite file, or a URL: ``sqlite:///FILE``, ``postgresql+psycopg://…``.
            patience: Seconds for which a change waits for another's to end, before ``Busy`` is raised.

        Raises:
            GazetteerError: If there is none, it is of another version, or it cannot be reached; the text says what
                mends it.
        """
        url = url_of(place)
        _refuse_missing(url)
        engine = connect(url, patience)
        verify(engine)
        return cls(engine, patience)

    @classmethod
    def create(cls, place: str | Path, *, patience: float = PATIENCE) -> Store:
        """Open a store, making its tables first or bringing those of an earlier namenorm up to date; see ``open``.

        Raises:
            GazetteerError: If the database holds something else, is of a later namenorm, or cannot be reached.
        """
        url = url_of(place)
        if url.get_backend_name() == "sqlite" and url.database:
            Path(url.database).absolute().parent.mkdir(parents=True, exist_ok=True)
        engine = connect(url, patience)
        upgrade(engine)
        return cls(engine, patience)

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Return the store, which is closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the database."""
        with reading(self._engine) as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Open a connection for one statement that reads."""
        with looking(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; one at a time, first come, first served.

        Raises:
            Busy: If others write for too long.
        """
        with self._turn.taken(), writing(self._engine) as connection:
            yield connection

    def entity(self, entity_id: str) -> Stored | None:
        """Return the entity of an identifier, or the one that it was merged into; None if there is none."""
        with self.reading() as connection:
            return edit.stored(connection, entity_id)

    def ids(self, text: str) -> tuple[str, ...]:
        """Return the identifiers that are a text or, behind their source, end in it (``robert-daly``)."""
        with self.reading() as connection:
            return ids_of(connection, text)

    def entities(self) -> Iterator[Entity]:
        """Yield every entity in the order of identifiers, all of one moment."""
        with self.reading() as connection:
            yield from stream(connection)

    def find(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the entities with a name or an identifier that holds a text, the best first; see ``find.find``."""
        with self.reading() as connection:
            return find.find(connection, text, limit)

    def add(self, entity: Entity, *, editor: str, why: str = "", citation: str = "") -> Event:
        """Add an entity; one without an identifier, or with one that ends in a colon, is given a new one.

        Raises:
            Conflict: If the identifier is or was another's.
            Faulty: If ``check`` would call it an error, as the same person twice.
            GazetteerError: If it is no entity.
        """
        with self.writing() as connection:
            event = edit.add(connection, entity, Act(editor, why, citation))
            self.refuse_faults(connection, event.id)
            return event

    def edit(self, entity: Entity, version: int, *, editor: str, why: str = "", citation: str = "") -> Event | None:
        """Put an entity in the place of the one with its identifier; None if nothing differs.

        Args:
            entity: As it is to be.
            version: The version from which it was made.
            editor: Who does it.
            why: On what grounds.
            citation: Where it can be read.

        Raises:
            Conflict: If somebody changed it since that version; nothing is written.
            Faulty: If ``check`` would call something an error that it does not call so already.
            GazetteerError: If it is no entity, or none of that identifier exists.
        """
        with self.writing() as connection:
            event = edit.edit(connection, entity, version, Act(editor, why, citation))
            if event is not None:
                self.refuse_faults(connection, event.id)
            return event

    def refuse_faults(self, connection: Connection, event_id: int) -> None:
        """Refuse what an event wrote in a transaction that is still open, if ``check`` would call it an error.

        Raises:
            Faulty: If something is one that was none before.
        """
        changed = list(changes_of(connection, event_id))
        after = {one.entity_id: one.after.entity for one in changed if one.after.entity is not None}
        had = {one.entity_id: one.before.entity or self._beside(one.entity_id) for one in changed}
        refuse(connection, {key: one for key, one in had.items() if one is not None}, after, self.beside)

    def _beside(self, entity_id: str) -> Entity | None:
        return None if self.beside is None else self.beside(entity_id)

    def delete(self, entity_id: str, version: int, *, editor: str, why: str = "", citation: str = "") -> Event:
        """Take an entity out. Its identifier is never used again; ``undo`` brings it back.

        Raises:
            Conflict: If somebody changed it since that version.
        """
        with self.writing() as connection:
            return edit.delete(connection, entity_id, version, Act(editor, why, citation))

    def merge(
        self,
        keep: str,
        drop: str,
        *,
        editor: str,
        why: str = "",
        citation: str = "",
        versions: Mapping[str, int] | None = None,
    ) -> Event:
        """Make two entities one: what the dropped one has goes to the kept one, to which its identifier leads.

        Raises:
            Conflict: If one was changed since its version in ``versions``.
            GazetteerError: If they are of different kinds, or kept apart by ``not_same_as``.
        """
        with self.writing() as connection:
            return edit.merge(connection, keep, drop, Act(editor, why, citation), versions or {})

    def split(
        self,
        entity_id: str,
        new: Entity,
        names: Sequence[Name],
        *,
        editor: str,
        why: str = "",
        citation: str = "",
        versions: Mapping[str, int] | None = None,
    ) -> Event:
        """Make two entities of one: some names go to a new one, and the two are kept apart from then on.

        Raises:
            Conflict: If it was changed since its version in ``versions``, or the new identifier is or was in use.
            GazetteerError: If it does not have one of the names, or would lose its canonical one.
        """
        with self.writing() as connection:
            return edit.split(connection, entity_id, new, names, Act(editor, why, citation), versions or {})

    def undo(self, event_id: int, *, editor: str, why: str = "", citation: str = "") -> Event:
        """Restore exactly what an event changed, by a new event; an undo is undone in the same way.

        Raises:
            Conflict: If a later event changed one of its entities; it says which.
            GazetteerError: If there is no such event.
        """
        with self.writing() as connection:
            return edit.undo(connection, event_id, Act(editor, why, citation))[0]

    def history(self, entity_id: str) -> tuple[Change, ...]:
        """Return all that was ever done to an entity, the earliest first; none for an unknown identifier."""
        with self.reading() as connection:
            return tables.history(connection, entity_id)

    def events(self, limit: int = 20) -> tuple[Event, ...]:
        """Return the last events, the latest first."""
        with self.reading() as connection:
            return tables.latest(connection, limit)

    def changes(self, event_id: int) -> Iterator[Change]:
        """Yield what an event did, in the order of identifiers."""
        with self.reading() as connection:
            yield from changes_of(connection, event_id)

    def load(
        self,
        book: Book | str | Path,
        *,
        editor: str,
        prefer: Side | None = None,
        delete: bool = False,
        why: str = "",
        citation: str = "",
    ) -> LoadReport:
        """Bring the store up to what a book says, merging with what was changed here since its last load.

        Args:
            book: A folder of book files, one of them, or a book that is in no file.
            editor: Who loads it.
            prefer: Which side counts where both were changed to different things; unless given, the store's value
                stays, and the report names each contradiction.
            delete: Take out what the files had at the last load and have no longer.
            why: On what grounds.
            citation: Where it can be read.

        Raises:
            GazetteerError: If there is no book at that place.
        """
        folder = folder_of(book) if isinstance(book, Book) else read_folder(Path(book))
        with self.writing() as connection:
            if not isinstance(book, Book):
                load_sources(connection, root_of(Path(book)))
                load_parts(connection, Path(book), root_of(Path(book)))
            return load.load(connection, folder, Act(editor, why, citation), prefer, delete)

    def take_in(
        self,
        found: Iterable[Entity],
        additions: Iterable[Entity],
        *,
        editor: str,
        sources: Mapping[str, Mapping[str, Any]] | None = None,
        why: str = "",
        citation: str = "",
    ) -> Taken:
        """Add what an import brings as one event, which ``undo`` takes back as a whole.

        Args:
            found: New entities; one whose identifier is or was in use is left out, and named.
            additions: Fragments: names for entities that are here.
            editor: Who imports it.
            sources: What is said of the sources of the import, with the fields of ``SOURCES.toml``.
            why: On what grounds.
            citation: Where it can be read.

        Raises:
            GazetteerError: If something is no entity.
        """
        with self.writing() as connection:
            add_sources(connection, sources or {})
            return bring_in.take_in(connection, found, additions, Act(editor, why, citation))

    def bring_in(
        self, entities: Iterable[Entity], *, editor: str, delete: bool = False, why: str = "", citation: str = ""
    ) -> Brought:
        """Bring entries in over those that are here, as one event, which ``undo`` takes back as a whole.

        What an entry says counts; of what it does not say, nothing changes. See ``preview_in``, which writes nothing.

        Args:
            entities: The entries.
            editor: Who imports them.
            delete: Whether an entry that is here loses what the import does not say of it.
            why: On what grounds.
            citation: Where it can be read.
        """
        with self.writing() as connection:
            return bring_in.bring_in(connection, entities, Act(editor, why, citation), delete, self.beside)

    def preview_in(self, entities: Iterable[Entity], *, delete: bool = False) -> Brought:
        """Return what ``bring_in`` would do."""
        with self.reading() as connection:
            return bring_in.planned(connection, entities, delete, self.beside)

    def judged(self) -> frozenset[str]:
        """Return the entities that an editor has affirmed: see ``settling.affirmed``."""
        with self.reading() as connection:
            return affirmed(connection)

    def diff(self, book: Book | str | Path) -> Differences:
        """Return in what a book and the store differ.

        Raises:
            GazetteerError: If there is no book at that place.
        """
        folder: Folder = folder_of(book) if isinstance(book, Book) else read_folder(Path(book))
        with self.reading() as connection:
            return load.diff(connection, folder)

    def export(self, folder: str | Path) -> ExportReport:
        """Write the store into the files of a book, so that loading them again changes nothing; see ``export.export``.

        Raises:
            GazetteerError: If the place is a file.
        """
        with self.writing() as connection:
            return export.export(connection, Path(folder))

    def copy_to(self, folder: str | Path) -> None:
        """Write what ``export`` would write into an empty folder, and remember nothing of it."""
        with self.reading() as connection:
            export.export(connection, Path(folder), remember=False)

    def export_parts(self, folder: str | Path) -> None:
        """Write the parts of names that the loaded books have into a folder, in files as they came."""
        with self.reading() as connection:
            write_parts(connection, Path(folder))

    def sources(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the sources that the loaded books name, with the fields of ``SOURCES.toml``."""
        with self.reading() as connection:
            return read_sources(connection)

    def precedents(self) -> tuple[Precedent, ...]:
        """Return what editors decided for more than one document, the earliest first."""
        with self.reading() as connection:
            return tuple(precedents(connection))

    def content_hash(self) -> str:
        """Return a hash of all that is compiled from it: of the same content the same, however it came about."""
        with self.reading() as connection:
            return f"{with_lines(read_total(connection), (one.line() for one in precedents(connection))):064x}"


def _refuse_missing(url: URL) -> None:
    if url.get_backend_name() != "sqlite":
        return
    if not url.database or not Path(url.database).is_file():
        place = url.database or "memory"
        raise GazetteerError(f"no store at {place}: make one with namenorm gazetteer init --database {place}")
