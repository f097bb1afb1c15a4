"""The book, its events, and what was last loaded."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _book()
    _parts()
    _sources()
    _log()
    _loads()
    _append_only()


def _book() -> None:
    scalars = [sa.Column(one, sa.Text, nullable=False) for one in ("kind", "name", "surname", "about")]
    more = [sa.Column(one, sa.Text, nullable=False) for one in ("gender", "note", "source")]
    op.create_table(
        "entities",
        sa.Column("id", _PLAIN, primary_key=True),
        sa.Column("local", _PLAIN, nullable=False, index=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("merged_into", _PLAIN, sa.ForeignKey("entities.id")),
        sa.Column("version", sa.Integer, nullable=False),
        *scalars,
        sa.Column("countries", sa.JSON, nullable=False),
        *more,
    )


def _parts() -> None:
    dates = [sa.Column(one, sa.Text, nullable=False) for one in ("citation", "source", "since", "until")]
    _part(
        "names",
        *(sa.Column(one, sa.Text, nullable=False) for one in ("text", "lang", "kind")),
        sa.Column("style", sa.JSON, nullable=False),
        sa.Column("verified", sa.Boolean, nullable=False),
        *dates,
    )
    _part(
        "roles",
        *(sa.Column(one, sa.Text, nullable=False) for one in ("title", "organisation", "country")),
        sa.Column("seats", sa.Integer),
        *(sa.Column(one, sa.Text, nullable=False) for one in ("since", "until", "checked_on")),
    )
    _part("edges", sa.Column("other_id", _PLAIN, nullable=False, index=True))
    _part("ids", sa.Column("elsewhere", _PLAIN, nullable=False, index=True))


def _part(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("entity_id", _PLAIN, sa.ForeignKey("entities.id"), primary_key=True),
        sa.Column("position", sa.SmallInteger, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("key", _PLAIN, primary_key=True),
        sa.Column("fields", sa.JSON, nullable=False),
    )


def _log() -> None:
    op.create_table(
        "events",
        sa.Column("id", _COUNTER, primary_key=True, autoincrement=True),
        *(sa.Column(one, sa.Text, nullable=False) for one in ("at", "editor", "action", "why", "citation")),
        sa.Column("undoes", _COUNTER, sa.ForeignKey("events.id"), index=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "changes",
        sa.Column("event_id", _COUNTER, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("entity_id", _PLAIN, sa.ForeignKey("entities.id"), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Index("ix_changes_entity_version", "entity_id", "version"),
    )


def _loads() -> None:
    op.create_table(
        "files",
        sa.Column("path", _PLAIN, primary_key=True),
        *(sa.Column(one, sa.Text, nullable=False) for one in ("kind", "source", "checked_on")),
    )
    op.create_table(
        "bases",
        sa.Column("entity_id", _PLAIN, primary_key=True),
        sa.Column("position", sa.SmallInteger, primary_key=True),
        sa.Column("file", _PLAIN, nullable=False, index=True),
        sa.Column("fragment", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "parts",
        sa.Column("file", _PLAIN, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    _totals()


def _totals() -> None:
    totals = op.create_table(
        "totals",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.bulk_insert(totals, [{"name": "content", "value": "0"}])


def _append_only() -> None:
    """Let the database itself refuse to alter or remove what is in the log."""
    if op.get_bind().dialect.name == "sqlite":
        for table in ("events", "changes"):
            for act in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION namenorm_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% are only ever added to', TG_TABLE_NAME; END $$"
    )
    for table in ("events", "changes"):
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION namenorm_refuse()"
        )
