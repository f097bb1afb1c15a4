"""Which names several entities have, and which a file has already: on disk, so that a book of any size fits."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from namenorm.errors import GazetteerError
from namenorm.gazetteer.exporters.languages import names_in
from namenorm.gazetteer.exporters.rendering import SOURCE_KINDS
from namenorm.gazetteer.model import Entity

_CACHE_KIB = 16384
_SCHEMA = """
CREATE TABLE form (lang TEXT, fold TEXT, entity TEXT, PRIMARY KEY (lang, fold, entity)) WITHOUT ROWID;
CREATE TABLE written (place TEXT, text TEXT, PRIMARY KEY (place, text)) WITHOUT ROWID;
"""


def fold(text: str) -> str:
    """Return a name so that what differs in case or composition alone is one."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return folded.encode("utf-8", "replace").decode()  # SQLite takes no lone surrogate


class Register:
    """The names of a book by language, and what was written of them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use an empty database; ``register`` makes one."""
        self._database = database

    def fill(self, entities: Iterable[Entity], languages: Iterable[str]) -> None:
        """Note which entity has which name in some languages; every entity of the book, whatever is exported of it."""
        wanted = tuple(languages)
        rows = (
            (lang, fold(name.text), entity.id)
            for entity in entities
            for lang in wanted
            for name in names_in(entity, lang)
            if name.kind in SOURCE_KINDS
        )
        self._database.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", rows)

    def is_shared(self, text: str, lang: str) -> bool:
        """Tell whether several entities have a name in a language."""
        asked = "SELECT 1 FROM form WHERE lang = ? AND fold = ? LIMIT 1 OFFSET 1"
        return self._database.execute(asked, (lang, fold(text))).fetchone() is not None

    def is_new(self, place: str, text: str) -> bool:
        """Note that a text is written at a place, and tell whether it was not there before."""
        said = (place, text.encode("utf-8", "replace").decode())
        done = self._database.execute("INSERT OR IGNORE INTO written VALUES (?, ?)", said)
        return done.rowcount == 1


@contextmanager
def register() -> Iterator[Register]:
    """Open an empty register; it lies in the folder for temporary files, and goes when it is closed.

    Raises:
        GazetteerError: If that folder is full or cannot be written.
    """
    try:
        database = sqlite3.connect("")  # a file without a name, which SQLite removes
        try:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            database.executescript(_SCHEMA)
            yield Register(database)
        finally:
            database.close()
    except sqlite3.OperationalError as error:
        raise GazetteerError(f"{error}: is there room in the folder for temporary files (TMPDIR)?") from error
