"""Making the tables and bringing them up to date, by recorded steps."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.engine import reading, shown, writing

_FOLDER = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"


def upgrade(engine: Engine, to: str = "head") -> bool:
    """Make the tables of an empty database, or bring those of an earlier namenorm up to date.

    Args:
        engine: The database.
        to: The revision to stop at.

    Returns:
        Whether anything had to be done.

    Raises:
        GazetteerError: If the database is of a later namenorm, or holds tables of something else.
    """
    with writing(engine) as connection:
        before = _revision(connection)
        _refuse_foreign(connection, before)
        if before == newest():
            return False
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        return True


def verify(engine: Engine) -> None:
    """Make sure that a database is one that this namenorm can work with.

    Raises:
        GazetteerError: If it is not; the text gives the command that mends it.
    """
    with reading(engine) as connection:
        revision = _revision(connection)
        _refuse_foreign(connection, revision)
    place = shown(engine.url)
    if revision is None:
        raise GazetteerError(f"no book in {place}: make one with namenorm gazetteer init --database {place}")
    if revision != newest():
        raise GazetteerError(
            f"{place} is of an earlier namenorm (revision {revision}, needed is {newest()}): "
            f"bring it up to date with namenorm gazetteer init --database {place}"
        )


def newest() -> str:
    """Return the revision of the tables that this namenorm works with."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_foreign(connection: Connection, revision: str | None) -> None:
    place = shown(connection.engine.url)
    known = {one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise GazetteerError(
            f"{place} is of a later namenorm (revision {revision}, the last known here is {newest()}): "
            "update with pip install --upgrade namenorm"
        )
    if revision is None and (tables := set(inspect(connection).get_table_names()) - {_VERSIONS}):
        raise GazetteerError(f"{place} holds something else ({', '.join(sorted(tables)[:3])}): name another database")
