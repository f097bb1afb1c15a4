"""What an editor types for an identifier."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from namenorm.gazetteer.store.tables import entities


def ids_of(connection: Connection, text: str) -> tuple[str, ...]:
    """Return the identifiers that are a text, or have it behind their source; those that were given up too."""
    asked = select(entities.c.id).where(or_(entities.c.id == text, entities.c.local == text)).order_by(entities.c.id)
    found = tuple(connection.execute(asked).scalars())
    return (text,) if text in found else found
