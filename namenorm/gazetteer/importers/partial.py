"""What an unfinished import has kept so far: a SQLite file beside the output, and the place to go on from.

Entities and place are written in one transaction, so that after a kill at any moment the file holds the entities of
exactly the lines before its place. SQLite keeps what it holds on disk and sorts by its own index, so memory is bounded
whatever the size of the import.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from namenorm.errors import InputError

SUFFIX = ".partial"
_CACHE_KIB = 65536
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entity (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS label (item TEXT PRIMARY KEY, label TEXT NOT NULL, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Partial:
    """The kept part of an import; everything since the last ``commit`` is lost when the process is killed."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use an open database; ``partial`` opens one."""
        self._database = database

    def add(self, entity_id: str, line: str) -> bool:
        """Keep the line of an entity; False, and nothing is kept, if one of the same identifier is there."""
        cursor = self._database.execute("INSERT OR IGNORE INTO entity (id, line) VALUES (?, ?)", (entity_id, line))
        return cursor.rowcount == 1

    def add_label(self, item: str, label: str, country: str) -> None:
        """Keep what an item is called, and its country; the last one counts."""
        self._database.execute("INSERT OR REPLACE INTO label VALUES (?, ?, ?)", (item, label, country))

    def label(self, item: str) -> tuple[str, str] | None:
        """Return label and country of an item."""
        row = self._database.execute("SELECT label, country FROM label WHERE item = ?", (item,)).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def lines(self) -> Iterator[str]:
        """Yield the kept lines in the order of identifiers."""
        for (line,) in self._database.execute("SELECT line FROM entity ORDER BY id"):
            yield line

    def state(self) -> dict[str, Any]:
        """Return what the last ``commit`` was given; empty for a new file."""
        return {key: json.loads(value) for key, value in self._database.execute("SELECT key, value FROM state")}

    def commit(self, state: Mapping[str, Any]) -> None:
        """Make everything since the last call last, together with the place to go on from."""
        rows = [(key, json.dumps(value, sort_keys=True)) for key, value in state.items()]
        self._database.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)
        self._database.commit()


def partial_file(output: Path) -> Path:
    """Return where the unfinished part of an output is kept."""
    return output.with_name(output.name + SUFFIX)


def forget(output: Path) -> None:
    """Delete the unfinished part of an output, if there is one."""
    for ending in ("", "-journal", "-wal", "-shm"):
        partial_file(output).with_name(partial_file(output).name + ending).unlink(missing_ok=True)


@contextmanager
def partial(output: Path) -> Iterator[Partial]:
    """Open the unfinished part of an output, a new one where there is none.

    Raises:
        InputError: If the file is another program's or damaged, another process writes it, or the disk is full.
    """
    file = partial_file(output)
    try:
        database = sqlite3.connect(file, timeout=1.0)
        try:
            _prepare(database)
            yield Partial(database)
        finally:
            database.close()
    except sqlite3.OperationalError as error:
        raise InputError(f"{file}: {error}: does another import write it, or is the disk full?") from error
    except sqlite3.DatabaseError as error:
        raise InputError(f"{file}: cannot be gone on from ({error}): delete it, or give --restart") from error


def _prepare(database: sqlite3.Connection) -> None:
    # Exclusive: a second import with the same output is told so instead of mixing with this one.
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA journal_mode = WAL")
    # A commit may be lost with the power, never torn; then the lines behind the one before it are read once more.
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    database.executescript(_SCHEMA)
    database.execute("BEGIN IMMEDIATE")
    database.commit()
