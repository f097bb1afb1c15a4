"""Accounts: who may work with the store over the network, with their tokens and sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        sa.Column("name", _PLAIN, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("digest", _PLAIN, primary_key=True),
        _account(),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", _PLAIN, primary_key=True),
        _account(),
        sa.Column("until", _PLAIN, nullable=False, index=True),
    )


def _account() -> sa.Column[str]:
    to_account = sa.ForeignKey("accounts.name", ondelete="CASCADE")
    return sa.Column("account", _PLAIN, to_account, nullable=False, index=True)
