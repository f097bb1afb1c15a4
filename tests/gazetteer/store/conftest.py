"""The same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from ulid import ULID

from namenorm.gazetteer.store.store import Store

POSTGRES = "NAMENORM_TEST_POSTGRES"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of the test's own, still empty."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'book.db'}"
    else:
        yield from _schema(_server())


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store."""
    with Store.create(place) as made:
        yield made


def _server() -> str:
    url = os.environ.get(POSTGRES)
    if url is None and os.environ.get("CI"):
        pytest.fail(f"{POSTGRES} is not set: .ci/postgres starts a server and tells its URL")
    if url is None:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server; .ci/postgres starts one")
    return url


def _schema(server: str) -> Iterator[str]:
    engine = create_engine(server)
    name = f"t{ULID()}".lower()
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()
