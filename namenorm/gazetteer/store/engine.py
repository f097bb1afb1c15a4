"""Connections: SQLite by default, PostgreSQL by URL, each set so that what was acknowledged survives a kill.

Among the threads of a process who comes first writes first; what those are told for whom the database cannot do its
work is here too: it is another's turn, or it is out of order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from namenorm.errors import GazetteerError


class Busy(GazetteerError):
    """Somebody else writes for longer than one waits; nothing was written, and the same can be tried again.

    Attributes:
        patience: Seconds for which it was tried.
    """

    def __init__(self, place: str, patience: float, said: str = "") -> None:
        """Say where, after how many seconds, and what the database said, if it was asked."""
        waited = f"after {patience:g} seconds somebody else is writing still"
        super().__init__(f"{place}: {f'{said}: ' if said else ''}{waited}; nothing was written, try again in a moment")
        self.patience = patience


class OutOfOrder(GazetteerError):
    """The database cannot be reached, read or written, as on a full disk; nothing was written.

    Attributes:
        said: What the database said.
    """

    def __init__(self, place: str, said: str) -> None:
        """Say where, and what the database said."""
        super().__init__(f"{place}: {said}: is it there, and may you use it?")
        self.said = said


class Turn:
    """One writer at a time, in the order in which they came.

    SQLite's own writers ask again and again, unlucky ones long after others, and a plain lock wakes whomever it likes.
    """

    def __init__(self, place: str, patience: float) -> None:
        """Let one wait for ``patience`` seconds to write in a place."""
        self._place, self._patience = place, patience
        self._lock = Lock()
        self._waiting: deque[Event] = deque()
        self._taken = False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the turn within.

        Raises:
            Busy: If it did not come in time.
        """
        self._take()
        try:
            yield
        finally:
            self._pass_on()

    def _take(self) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            own = Event()
            self._waiting.append(own)
        if not own.wait(self._patience):
            self._give_up(own)

    def _give_up(self, own: Event) -> None:
        with self._lock:
            if own.is_set():
                return  # it came at the last moment
            self._waiting.remove(own)
        raise Busy(self._place, self._patience)

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


_BEGINS = "namenorm_begins"
"""The option of a connection that says which transaction it begins: ``_READS``, ``_WRITES`` or ``_LOOKS``."""
_READS, _WRITES, _LOOKS = "reads", "writes", "looks"
PATIENCE = 120.0
"""Seconds for which one waits for another's write to end; a large load takes about a minute."""
_WAITS = "namenorm_patience"
_LOCK = 0x6E616D656E6F726D  # "namenorm": the advisory lock that makes one writer wait for another on PostgreSQL
_SETTINGS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")
# Connections that stay open: as many as a server has threads. A new one costs PostgreSQL a process, and both databases
# forget with an old one the statements that they had prepared.
_OPEN = 16
_PREPARED = 500  # statements of a connection: a list of each length makes another, and psycopg forgets beyond a hundred


def url_of(place: str | Path) -> URL:
    """Return the URL of a database that is given as a URL or as the path of a file.

    Raises:
        GazetteerError: If it is a URL of no database that the store knows.
    """
    text_of = str(place)
    if "://" not in text_of:
        return URL.create("sqlite", database=text_of)
    try:
        url = make_url(text_of)
    except ArgumentError as error:
        raise GazetteerError(f"{text_of} is no URL of a database: {error}") from error
    if url.get_backend_name() == "postgresql" and "+" not in url.drivername:
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise GazetteerError(f"{shown(url)}: write sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE")
    return url


def shown(url: URL) -> str:
    """Return a URL as it may be printed, without its password."""
    return url.render_as_string(hide_password=True)


def connect(url: URL, patience: float = PATIENCE) -> Engine:
    """Return the engine of a database.

    Args:
        url: Where it is.
        patience: Seconds for which one waits for another's write to end.

    Raises:
        GazetteerError: If the driver is not installed.
    """
    # The driver begins no transaction of its own, so that ours can say what it is, and take the lock, as it begins.
    driver: dict[str, Any] = {"autocommit": True} if url.get_backend_name() == "postgresql" else {}
    try:
        engine = create_engine(url, execution_options={_WAITS: patience}, connect_args=driver, **_pool(url))
    except ModuleNotFoundError as error:
        raise GazetteerError("PostgreSQL needs the driver psycopg: pip install 'namenorm[postgres]'") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_set_up, patience))
        event.listen(engine, "begin", partial(_begin, _SQLITE))
    else:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", partial(_begin, _postgres(patience)))
    return engine


def _pool(url: URL) -> dict[str, Any]:
    """Return what SQLAlchemy is told of the connections that stay open; the last one used comes first again."""
    in_memory = url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")
    return {} if in_memory else {"poolclass": QueuePool, "pool_size": _OPEN, "pool_use_lifo": True}


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the database.

    Raises:
        GazetteerError: If the database cannot be reached.
    """
    with _within(engine, _READS) as connection:
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """Open a connection for one statement that reads: that sees one state without a transaction around it.

    Raises:
        GazetteerError: If the database cannot be reached.
    """
    with _within(engine, _LOOKS) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes; one at a time, so that events are numbered in the order of their commits.

    Raises:
        Busy: If somebody else writes for too long.
        GazetteerError: If the database cannot be reached.
    """
    with _within(engine, _WRITES) as connection:
        yield connection


@contextmanager
def _within(engine: Engine, begins: str) -> Iterator[Connection]:
    with _told(engine), engine.connect() as connection, connection.execution_options(**{_BEGINS: begins}).begin():
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise
        said = str(error.orig).strip()
        if "locked" in said or "lock timeout" in said:
            raise Busy(shown(engine.url), _patience(engine), said) from error
        raise OutOfOrder(shown(engine.url), said) from error


def _patience(engine: Engine) -> float:
    return float(engine.get_execution_options().get(_WAITS, PATIENCE))


def _set_up(patience: float, raw: Any, _record: object) -> None:
    # SQLAlchemy's recipe: the driver begins no transaction of its own, so that ours can take the write lock at once.
    raw.isolation_level = None
    cursor = raw.cursor()
    for setting in (f"busy_timeout = {round(1000 * patience)}", *_SETTINGS):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _prepare(raw: Any, _record: object) -> None:
    raw.prepared_max = _PREPARED


_SQLITE = {_READS: "BEGIN", _WRITES: "BEGIN IMMEDIATE", _LOOKS: ""}


def _postgres(patience: float) -> dict[str, str]:
    """Return how transactions begin on PostgreSQL, each in one message."""
    # What is read behind the lock has to be what stands there once it is taken, whatever is usual on that server.
    writes = (
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        f"SET LOCAL lock_timeout = {round(1000 * patience)}",
        f"SELECT pg_advisory_xact_lock({_LOCK})",
    )
    return {_READS: "BEGIN ISOLATION LEVEL REPEATABLE READ", _WRITES: "; ".join(writes), _LOOKS: ""}


def _begin(statements: Mapping[str, str], connection: Connection) -> None:
    if statement := statements[connection.get_execution_options().get(_BEGINS, _READS)]:
        connection.exec_driver_sql(statement)
