"""The tables as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData()
# Identifiers and search terms are compared by code point on both databases: ranges and the order of export hang on it.
PLAIN: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite counts up by itself only what is declared as INTEGER.
COUNTER: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")

entities = Table(
    "entities",
    METADATA,
    Column("id", PLAIN, primary_key=True),
    Column("local", PLAIN, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("merged_into", PLAIN, ForeignKey("entities.id")),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("surname", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("countries", JSON, nullable=False),
    Column("gender", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("source", Text, nullable=False),
)
names = Table(
    "names",
    METADATA,
    Column("entity_id", PLAIN, ForeignKey("entities.id"), primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("text", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("style", JSON, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("citation", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    sqlite_with_rowid=False,
)
roles = Table(
    "roles",
    METADATA,
    Column("entity_id", PLAIN, ForeignKey("entities.id"), primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("title", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("seats", Integer),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("checked_on", Text, nullable=False),
    sqlite_with_rowid=False,
)
edges = Table(
    "edges",
    METADATA,
    Column("entity_id", PLAIN, ForeignKey("entities.id"), primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    # Not a foreign key: a book may name a look-alike before the file that has it is loaded; `check` names such edges.
    Column("other_id", PLAIN, nullable=False, index=True),
    sqlite_with_rowid=False,
)
ids = Table(
    "ids",
    METADATA,
    Column("entity_id", PLAIN, ForeignKey("entities.id"), primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("elsewhere", PLAIN, nullable=False, index=True),
    sqlite_with_rowid=False,
)
terms = Table(
    "terms",
    METADATA,
    Column("whole", Boolean, primary_key=True),
    Column("term", PLAIN, primary_key=True),
    Column("entity_id", PLAIN, primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    sqlite_with_rowid=False,
)
sources = Table(
    "sources",
    METADATA,
    Column("key", PLAIN, primary_key=True),
    Column("fields", JSON, nullable=False),
)
events = Table(
    "events",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("undoes", COUNTER, ForeignKey("events.id"), index=True),
    sqlite_autoincrement=True,
)
changes = Table(
    "changes",
    METADATA,
    Column("event_id", COUNTER, ForeignKey("events.id"), primary_key=True),
    Column("entity_id", PLAIN, ForeignKey("entities.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_changes_entity_version", "entity_id", "version"),
)
files = Table(
    "files",
    METADATA,
    Column("path", PLAIN, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("checked_on", Text, nullable=False),
)
bases = Table(
    "bases",
    METADATA,
    Column("entity_id", PLAIN, primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("file", PLAIN, nullable=False, index=True),
    Column("fragment", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("body", Text, nullable=False),
)
parts = Table(
    "parts",
    METADATA,
    Column("file", PLAIN, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)
totals = Table(
    "totals",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
PARTS = (names, roles, edges, ids)
"""The tables that hold one entity beside its row in ``entities``."""
