"""The tables of who may work with a store over the network, which ``serve`` works with."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from namenorm.gazetteer.store.tables import METADATA, PLAIN

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
