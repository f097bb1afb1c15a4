"""Databases of other versions: brought up to date, or refused with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.engine import connect, reading, url_of
from namenorm.gazetteer.store.migrate import newest, upgrade
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.tables import METADATA, entities, names, roles

FIRST = "0001"
_OLD = [
    "INSERT INTO entities (id, local, state, version, kind, name, surname, about, countries, gender, note, source) "
    "VALUES ('x:1', '1', 'live', 1, 'person', 'Anna Berg', 'Berg', '', '[\"DE\"]', '', '', 'x')",
    "INSERT INTO names (entity_id, position, text, lang, kind, style, verified, citation, source, since, until) "
    "VALUES ('x:1', 0, 'Anna Berg', 'en', 'canonical', '[]', true, '', '', '', '')",
]


def _run(place: str, *statements: str) -> None:
    engine = create_engine(place)
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))
    engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_works_with(place: str) -> None:
    Store.create(place).close()
    engine = connect(url_of(place))
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_a_database_of_the_first_revision_is_brought_up_to_date(place: str) -> None:
    engine = connect(url_of(place))
    upgrade(engine, FIRST)
    engine.dispose()
    _run(place, *_OLD)
    with pytest.raises(GazetteerError, match=r"earlier namenorm \(revision 0001.*namenorm gazetteer init --database"):
        Store.open(place)
    with Store.create(place) as store:
        [hit] = store.find("berg")
        assert (hit.entity.id, hit.entity.countries) == ("x:1", ("DE",))
    Store.open(place).close()


def test_making_it_again_changes_nothing(place: str) -> None:
    Store.create(place).close()
    engine = connect(url_of(place))
    assert upgrade(engine) is False
    engine.dispose()


def test_a_database_of_a_later_version_is_refused(place: str) -> None:
    Store.create(place).close()
    _run(place, "UPDATE alembic_version SET version_num = '9999'")
    for way in (Store.open, Store.create):
        with pytest.raises(GazetteerError, match=r"later namenorm \(revision 9999.*pip install --upgrade"):
            way(place)


def test_a_database_of_something_else_is_refused(place: str) -> None:
    _run(place, "CREATE TABLE cats (name TEXT)")
    for way in (Store.open, Store.create):
        with pytest.raises(GazetteerError, match="holds something else"):
            way(place)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("nowhere.db", "no store at nowhere.db: make one with namenorm gazetteer init"),
        ("sqlite://", "no store at memory"),
        ("mysql://localhost/x", "write sqlite:///FILE or postgresql"),
        ("://", "is no URL"),
        ("postgresql+psycopg://someone:secret@/none?host=/nowhere", "is it there, and may you use it"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, says: str) -> None:
    monkeypatch.chdir(tmp_path)
    if place.startswith("postgresql"):
        pytest.importorskip("psycopg", reason="pip install 'namenorm[postgres]'")
    with pytest.raises(GazetteerError, match=says) as told:
        Store.open(place)
    assert "secret" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database at all, but long enough to be read as the header of one " * 20)
    with pytest.raises(GazetteerError, match="not a database"):
        Store.open(tmp_path / "x.db")


def test_every_fact_of_the_model_has_its_column() -> None:
    from dataclasses import fields

    from namenorm.gazetteer.model import Entity, Name, Role

    listed = {"names", "roles", "not_same_as", "ids"}
    assert {one.name for one in fields(Entity)} - listed <= set(entities.c.keys())
    assert {one.name for one in fields(Name)} == set(names.c.keys()) - {"entity_id", "position"}
    assert {one.name for one in fields(Role)} == set(roles.c.keys()) - {"entity_id", "position"}


def test_there_is_more_than_one_revision() -> None:
    assert newest() > FIRST
