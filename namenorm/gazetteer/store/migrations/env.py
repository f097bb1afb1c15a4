"""Runs migrations on the connection that ``migrate`` hands over."""

from __future__ import annotations

from alembic import context

from namenorm.gazetteer.store import account_tables, ledger_tables, tables

assert account_tables.accounts.metadata is ledger_tables.findings.metadata is tables.METADATA  # all are loaded

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
