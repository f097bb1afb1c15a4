"""Connections: SQLite by default, PostgreSQL by URL, each set so that what was acknowledged survives a kill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.busy import Busy

_WRITES = "namenorm_writes"
PATIENCE = 120.0
"""Seconds for which one waits for another's write to end; a large load takes about a minute."""
_WAITS = "namenorm_patience"
_LOCK = 0x6E616D656E6F726D  # "namenorm": the advisory lock that makes one writer wait for another on PostgreSQL
_SETTINGS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")


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
    try:
        engine = create_engine(url, execution_options={_WAITS: patience})
    except ModuleNotFoundError as error:
        raise GazetteerError("PostgreSQL needs the driver psycopg: pip install 'namenorm[postgres]'") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_set_up, patience))
        event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the database.

    Raises:
        GazetteerError: If the database cannot be reached.
    """
    with _told(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes; one at a time, so that events are numbered in the order of their commits.

    Raises:
        Busy: If somebody else writes for too long.
        GazetteerError: If the database cannot be reached.
    """
    with _told(engine), engine.connect() as connection, connection.execution_options(**{_WRITES: True}).begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {round(1000 * _patience(engine))}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
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
        raise GazetteerError(f"{shown(engine.url)}: {said}: is it there, and may you use it?") from error


def _patience(engine: Engine) -> float:
    return float(engine.get_execution_options().get(_WAITS, PATIENCE))


def _set_up(patience: float, raw: Any, _record: object) -> None:
    # SQLAlchemy's recipe: the driver begins no transaction of its own, so that ours can take the write lock at once.
    raw.isolation_level = None
    cursor = raw.cursor()
    for setting in (f"busy_timeout = {round(1000 * patience)}", *_SETTINGS):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
