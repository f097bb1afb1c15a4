"""The ledger: what was found in which document, and what editors decided about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COVERED = ("document_id", "outlet", "published", "uncertainty")
_FILED = (
    *("id", "uid", "event_id", "question", "affirms", "scope", "scope_value", "key", "verdict", "rendering", "editor"),
    *("at", "note", "citation", "code", "surface", "suggestion", "entity_id", "entity_name"),
)


def upgrade() -> None:
    """Make the tables."""
    _documents()
    _findings()
    _judgements()
    _occurrences()
    _append_only()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", _PLAIN, primary_key=True),
        *_texts("text", "lang"),
        sa.Column("source", sa.Text),
        sa.Column("source_lang", sa.Text),
        *_plain("published", "outlet"),
        *_texts("signature"),
        *_plain("at"),
        *_texts("digest"),
    )


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", _COUNTER, primary_key=True, autoincrement=True),
        sa.Column("question", _PLAIN, nullable=False, unique=True),
        sa.Column("key", _PLAIN, nullable=False, index=True),
        sa.Column("rendering", _PLAIN, index=True),
        sa.Column("surface_key", _PLAIN, nullable=False, index=True),
        *_plain("code", "severity"),
        *_texts("surface"),
        sa.Column("suggestion", sa.Text),
        sa.Column("entity_id", _PLAIN, index=True),
        *_texts("entity_name", "message"),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        *(sa.Column(one, sa.Integer, nullable=False) for one in ("weight", "open", "settled")),
        sa.Column("worth", _COUNTER, nullable=False),
        sa.Index("ix_findings_worth", "worth", "id", "code", "severity", "confidence"),
        sqlite_autoincrement=True,
    )
    to_finding = sa.ForeignKey("findings.id")
    op.create_table(
        "finding_countries",
        sa.Column("country", _PLAIN, primary_key=True),
        sa.Column("finding_id", _COUNTER, to_finding, primary_key=True, autoincrement=False, index=True),
        sqlite_with_rowid=False,
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", _COUNTER, primary_key=True, autoincrement=True),
        sa.Column("uid", _PLAIN, nullable=False, unique=True),
        sa.Column("event_id", _COUNTER, sa.ForeignKey("events.id"), nullable=False, index=True),
        *_plain("question"),
        sa.Column("affirms", _PLAIN),
        *_plain("scope", "scope_value"),
        sa.Column("key", _PLAIN, nullable=False, index=True),
        *_plain("verdict"),
        sa.Column("rendering", sa.Text),
        *_plain("editor", "at"),
        *_texts("note", "citation"),
        *_plain("code"),
        *_texts("surface"),
        sa.Column("suggestion", sa.Text),
        sa.Column("entity_id", _PLAIN, index=True),
        *_texts("entity_name"),
        sa.Column("undone_by", _COUNTER, sa.ForeignKey("events.id"), index=True),
        sa.Column("touched", _COUNTER, nullable=False, index=True),
        sa.Index("ix_judgements_question", "question", "scope", "scope_value"),
        sa.Index("ix_judgements_affirms", "affirms", "scope", "scope_value"),
        sa.Index("ix_judgements_scope", "scope", "scope_value"),
        sa.Index("ix_judgements_editor", "editor", "undone_by", "event_id"),
        sqlite_autoincrement=True,
    )


def _occurrences() -> None:
    op.create_table(
        "occurrences",
        sa.Column("id", _COUNTER, primary_key=True, autoincrement=True),
        sa.Column("finding_id", _COUNTER, sa.ForeignKey("findings.id"), nullable=False),
        sa.Column("document_id", _PLAIN, sa.ForeignKey("documents.id"), nullable=False),
        *(sa.Column(one, sa.Integer) for one in ("start", "end")),
        *_texts("surface", "before", "sentence", "after"),
        sa.Column("at", sa.Integer),
        *_texts("source_sentence"),
        *(sa.Column(one, sa.Integer) for one in ("source_start", "source_end")),
        *_plain("published", "outlet"),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("uncertainty", sa.Integer, nullable=False),
        *(sa.Column(one, sa.JSON, nullable=False) for one in ("evidence", "candidates")),
        sa.Column("settled_by", _COUNTER, sa.ForeignKey("judgements.id")),
        sa.Index("ix_occurrences_finding", "finding_id", "settled_by", *_COVERED),
        sa.Index("ix_occurrences_document", "document_id", "start"),
        sa.Index("ix_occurrences_outlet", "settled_by", "outlet"),
        sa.Index("ix_occurrences_published", "settled_by", "published"),
        sqlite_autoincrement=True,
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(one, sa.Text, nullable=False) for one in names]


def _plain(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(one, _PLAIN, nullable=False) for one in names]


def _append_only() -> None:
    """Let the database itself refuse to alter what was filed, but for what took it back, or to remove it."""
    columns = ", ".join(_FILED)
    if op.get_bind().dialect.name == "sqlite":
        for name, act in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER judgements_no_{name} BEFORE {act} ON judgements "
                "BEGIN SELECT RAISE(ABORT, 'judgements are only ever added to'); END"
            )
        return
    for name, act in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE OR TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER judgements_no_{name} BEFORE {act} ON judgements "
            "FOR EACH STATEMENT EXECUTE FUNCTION namenorm_refuse()"
        )
