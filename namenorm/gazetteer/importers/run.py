"""Running an import: from records to a sorted bulk file, going on where an earlier run was ended.

What is kept so far lies in a SQLite file beside the output. Entities and the place to go on from are written in one
transaction, so that after a kill at any moment the file holds the entities of exactly the lines before its place.
SQLite keeps what it holds on disk and sorts by its own index, so memory is bounded whatever the size of the import.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from namenorm.errors import InputError
from namenorm.gazetteer.importers.bulk_line import bulk_line, named
from namenorm.gazetteer.importers.outcome import Outcome, Summary
from namenorm.gazetteer.importers.stream import Line, Stream, opened
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity
from namenorm.version import VERSION

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


Tell = Callable[[str], None]
Convert = Callable[[bytes], Outcome]
Watch = Callable[[Summary, int], None]
"""Told now and then what the import has come to, and how many bytes of the input it has consumed."""
_COMMIT_SECONDS = 5.0
_LINES_BETWEEN_LOOKS = 1000


def import_lines(
    source: Path, convert: Convert, output: Path, *, options: str, tell: Tell, watch: Watch, restart: bool = False
) -> Summary:
    """Import a file of one record a line, and write the bulk file.

    A run that was ended, by a kill too, is gone on with by the same call; the output is the same as of one run.

    Args:
        source: The file, packed with gzip or bzip2 or not; ``-`` is standard input.
        convert: Says what a line gives; it must not raise.
        output: The bulk file; it stands there only when it is complete.
        options: What was asked for, in words that are equal for equal wishes.
        tell: Called with each fault, with file and line.
        watch: Called about once in a thousand lines.
        restart: Whether to forget what an earlier run kept.

    Raises:
        InputError: If the file cannot be read, or what an earlier run kept is of another file or of other options.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    if restart:
        forget(output)
    request = {"version": VERSION, "options": options, **_identity(source)}
    with partial(output) as kept:
        work = _Work(kept, tell, Summary.from_dict(kept.state().get("summary", {})))
        _same_request(output, kept.state().get("request", request), request)
        with opened(source) as stream:
            try:
                _read(stream, source, convert, work, request, watch)
            finally:
                watch(work.summary, stream.consumed)
        work.summary.unnamed = _write(kept, output)
    forget(output)
    return work.summary


def import_outcomes(outcomes: Iterable[tuple[str, Outcome]], output: Path, *, tell: Tell, watch: Watch) -> Summary:
    """Import records that are read at once, each with its place, and write the bulk file.

    Raises:
        InputError: If the output cannot be written, and whatever ``outcomes`` raises.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    forget(output)
    try:
        with partial(output) as kept:
            work = _Work(kept, tell, Summary())
            for number, (place, outcome) in enumerate(outcomes):
                work.keep(outcome, place)
                if number % _LINES_BETWEEN_LOOKS == 0:
                    watch(work.summary, 0)
            kept.commit({})
            work.summary.unnamed = _write(kept, output)
    finally:
        forget(output)
    watch(work.summary, 0)
    return work.summary


@dataclass(frozen=True, slots=True)
class _Work:
    """An import under way: what it keeps, whom it tells faults, and what it has come to."""

    kept: Partial
    tell: Tell
    summary: Summary

    def keep(self, outcome: Outcome, place: str) -> None:
        """Keep what a record gave, and count it."""
        if outcome.entity is not None and not self._add(outcome.entity, outcome.fragment):
            outcome = Outcome(fault=f"{outcome.entity.id} stands twice; the first one is kept")
        if outcome.label is not None:
            self.kept.add_label(*outcome.label)
        if outcome.fault:
            self.tell(f"{place}: {outcome.fault}")
        self.summary.count(outcome)

    def _add(self, entity: Entity, fragment: bool) -> bool:
        if not fragment:
            return self.kept.add(entity.id, bulk_line(entity))
        # An entity may get names from several records; their lines stand together, in the order of their texts.
        line = to_line(entity, fragment=True)
        return self.kept.add(f"{entity.id}\n{line}", line)


def _read(stream: Stream, source: Path, convert: Convert, work: _Work, request: dict[str, Any], watch: Watch) -> None:
    """Keep what the lines behind the last place give; the lines of a JSON array's brackets are no records."""
    state = work.kept.state()
    number, offset = state.get("number", 0), state.get("offset", 0)
    last = time.monotonic()
    try:
        for line in stream.lines(number, offset):
            outcome = _converted(line, convert)
            if outcome is not None:
                work.keep(outcome, f"{source}:{line.number}")
            number, offset = line.number, line.end
            if number % _LINES_BETWEEN_LOOKS == 0:
                watch(work.summary, stream.consumed)
                if time.monotonic() - last > _COMMIT_SECONDS:
                    work.kept.commit(_state(number, offset, work.summary, request))
                    last = time.monotonic()
    finally:
        work.kept.commit(_state(number, offset, work.summary, request))


def _state(number: int, offset: int, summary: Summary, request: dict[str, Any]) -> dict[str, Any]:
    return {"number": number, "offset": offset, "summary": asdict(summary), "request": request}


def _converted(line: Line, convert: Convert) -> Outcome | None:
    if line.too_long:
        return Outcome(fault="a line of more than 64 MiB: the file is to have one record a line")
    return convert(line.text) if line.text.strip(b" \t[],") else None


def _write(kept: Partial, output: Path) -> int:
    """Write the bulk file beside its place, then move it there; return how many offices had no name."""
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            unnamed = sum(_written(file.write, line, kept) for line in kept.lines())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return unnamed


def _written(write: Callable[[str], int], line: str, kept: Partial) -> int:
    text, unnamed = named(line, kept.label)
    write(f"{text}\n")
    return unnamed


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _identity(source: Path) -> dict[str, Any]:
    """Return by what a file is known again; standard input is taken at its word."""
    if str(source) == "-":
        return {"source": "-"}
    try:
        stat = source.stat()
    except OSError as error:
        raise InputError(f"{source}: cannot be opened: {error.strerror}") from error
    return {"source": str(source.absolute()), "bytes": stat.st_size, "modified": stat.st_mtime_ns}


def _same_request(output: Path, before: dict[str, Any], now: dict[str, Any]) -> None:
    for field in _differing(before, now):
        raise InputError(
            f"{output}: an unfinished import of another {field} is kept beside it "
            f"({before.get(field)!r}, now {now.get(field)!r}): give the same again, or --restart to begin anew"
        )


def _differing(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    yield from (field for field in sorted({*before, *now}) if before.get(field) != now.get(field))
