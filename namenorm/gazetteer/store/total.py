"""The hash of all that the store holds, kept up to date by each change rather than read from everything.

It is the sum of the SHA-256 of each entity's line modulo 2^256 (AdHash: Bellare and Micciancio, "A new paradigm for
collision-free hashing", 1997), so it depends on the content alone, not on the order in which it came about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from namenorm.gazetteer.store.tables import totals

CONTENT = "content"
_MODULUS = 1 << 256


def total_of(lines: Iterable[str | None]) -> int:
    """Return the sum of the hashes of states as ``state_text`` writes them."""
    return sum(_hash(one) for one in lines if one is not None) % _MODULUS


def read_total(connection: Connection) -> int:
    """Return the sum over all that the store holds."""
    found = connection.execute(select(totals.c.value).where(totals.c.name == CONTENT)).scalar_one_or_none()
    return int(found or "0", 16)


def with_lines(total: int, lines: Iterable[str]) -> int:
    """Return the sum with the hashes of more lines in it."""
    return (total + total_of(lines)) % _MODULUS


def add_to_total(connection: Connection, before: Iterable[str | None], after: Iterable[str | None]) -> None:
    """Carry a change over into the sum."""
    value = (read_total(connection) - total_of(before) + total_of(after)) % _MODULUS
    connection.execute(update(totals).where(totals.c.name == CONTENT).values(value=f"{value:064x}"))


def _hash(line: str) -> int:
    return int.from_bytes(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest())
