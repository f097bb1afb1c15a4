"""The tables as the newest migration leaves them: of the book, of the ledger and of accounts."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
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


_COVERED = ("document_id", "outlet", "published", "uncertainty")  # what the queue asks of a finding's occurrences
documents = Table(
    "documents",
    METADATA,
    Column("id", PLAIN, primary_key=True),
    Column("text", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("source", Text),
    Column("source_lang", Text),
    Column("published", PLAIN, nullable=False),
    Column("outlet", PLAIN, nullable=False),
    Column("signature", Text, nullable=False),
    Column("at", PLAIN, nullable=False),
    Column("digest", Text, nullable=False),
)
# One row a question: a key with what is suggested. Texts of any length are compared by hashes, see ``review.question``.
findings = Table(
    "findings",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("question", PLAIN, nullable=False, unique=True),
    Column("key", PLAIN, nullable=False, index=True),
    Column("rendering", PLAIN, index=True),
    Column("surface_key", PLAIN, nullable=False, index=True),
    Column("code", PLAIN, nullable=False),
    Column("severity", PLAIN, nullable=False),
    Column("surface", Text, nullable=False),
    Column("suggestion", Text),
    Column("entity_id", PLAIN, index=True),
    Column("entity_name", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("open", Integer, nullable=False),
    Column("settled", Integer, nullable=False),
    Column("worth", COUNTER, nullable=False),
    Index("ix_findings_worth", "worth", "id", "code", "severity", "confidence"),
    sqlite_autoincrement=True,
)
finding_countries = Table(
    "finding_countries",
    METADATA,
    Column("country", PLAIN, primary_key=True),
    Column("finding_id", COUNTER, ForeignKey("findings.id"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
judgements = Table(
    "judgements",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("uid", PLAIN, nullable=False, unique=True),
    Column("event_id", COUNTER, ForeignKey("events.id"), nullable=False, index=True),
    Column("question", PLAIN, nullable=False),
    Column("affirms", PLAIN),
    Column("scope", PLAIN, nullable=False),
    Column("scope_value", PLAIN, nullable=False),
    Column("key", PLAIN, nullable=False, index=True),
    Column("verdict", PLAIN, nullable=False),
    Column("rendering", Text),
    Column("editor", PLAIN, nullable=False),
    Column("at", PLAIN, nullable=False),
    Column("note", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("code", PLAIN, nullable=False),
    Column("surface", Text, nullable=False),
    Column("suggestion", Text),
    Column("entity_id", PLAIN, index=True),
    Column("entity_name", Text, nullable=False),
    # These two alone ever change: the event that took it back, and the last one that did anything to it.
    Column("undone_by", COUNTER, ForeignKey("events.id"), index=True),
    Column("touched", COUNTER, nullable=False, index=True),
    Index("ix_judgements_question", "question", "scope", "scope_value"),
    Index("ix_judgements_affirms", "affirms", "scope", "scope_value"),
    Index("ix_judgements_scope", "scope", "scope_value"),
    Index("ix_judgements_editor", "editor", "undone_by", "event_id"),
    sqlite_autoincrement=True,
)
occurrences = Table(
    "occurrences",
    METADATA,
    Column("id", COUNTER, primary_key=True, autoincrement=True),
    Column("finding_id", COUNTER, ForeignKey("findings.id"), nullable=False),
    Column("document_id", PLAIN, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("surface", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("at", Integer),
    Column("source_sentence", Text, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("published", PLAIN, nullable=False),
    Column("outlet", PLAIN, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("uncertainty", Integer, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("candidates", JSON, nullable=False),
    Column("settled_by", COUNTER, ForeignKey("judgements.id")),
    Index("ix_occurrences_finding", "finding_id", "settled_by", *_COVERED),
    Index("ix_occurrences_document", "document_id", "start"),
    Index("ix_occurrences_outlet", "settled_by", "outlet"),
    Index("ix_occurrences_published", "settled_by", "published"),
    sqlite_autoincrement=True,
)


accounts = Table(
    "accounts",
    METADATA,
    Column("name", PLAIN, primary_key=True),
    Column("role", Text, nullable=False),
    # Argon2, with its parameters and salt; None for a program, which has tokens and no password.
    Column("password", Text),
    Column("at", Text, nullable=False),
)
# Neither a token nor a session can be made from what stands here: both are 256 random bits, of which this is the hash.
tokens = Table(
    "tokens",
    METADATA,
    Column("digest", PLAIN, primary_key=True),
    Column("account", PLAIN, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("at", Text, nullable=False),
)
sessions = Table(
    "sessions",
    METADATA,
    Column("digest", PLAIN, primary_key=True),
    Column("account", PLAIN, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("until", PLAIN, nullable=False, index=True),
)
