"""Runs migrations on the connection that ``migrate`` hands over."""

from __future__ import annotations

from alembic import context

from namenorm.gazetteer.store.ledger_tables import findings

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=findings.metadata,  # of all tables
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
