"""Runs migrations on the connection that ``migrate`` hands over."""

from __future__ import annotations

from alembic import context

from namenorm.gazetteer.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
