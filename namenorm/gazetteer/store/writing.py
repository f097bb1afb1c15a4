"""The one way in which the tables change: an event, and the states that it leaves.

Kept up to date by each change, rather than read from everything, is the hash of all that the store holds: the sum of
the SHA-256 of each entity's line modulo 2^256 (AdHash: Bellare and Micciancio, "A new paradigm for collision-free
hashing", 1997), so it depends on the content alone, not on the order in which it came about.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Connection, Table, bindparam, insert, select, update

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.reading import Rows, Standing, batches, head, parts, standing
from namenorm.gazetteer.store.tables import PARTS, changes, entities, events, terms, totals
from namenorm.gazetteer.store.values import GONE, Act, Action, Event, State, state_text

_MANY = 200  # rows from which on PostgreSQL's COPY is worth its own round trip


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns; on PostgreSQL many of them by COPY, several times as fast."""
    if connection.dialect.name == "postgresql" and len(rows) >= _MANY:
        _copy(connection, table, rows)
    elif rows:
        connection.execute(insert(table), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    columns = [table.c[name] for name in rows[0]]
    quoted = connection.dialect.identifier_preparer
    named = ", ".join(quoted.format_column(one) for one in columns)
    dumped = [json.dumps if isinstance(one.type, JSON) else None for one in columns]
    connection.exec_driver_sql("SELECT 1")  # begins the transaction if this is its first statement
    with connection.connection.cursor().copy(f"COPY {quoted.format_table(table)} ({named}) FROM STDIN") as copy:
        for row in rows:
            values = zip(dumped, row.values(), strict=True)
            copy.write_row([value if dump is None else dump(value) for dump, value in values])


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


_EVENT = insert(events).returning(events.c.id)
_HEAD = update(entities).where(entities.c.id == bindparam("at_id"))
_TERM = terms.delete().where(
    terms.c.entity_id == bindparam("at_id"),
    *(terms.c[column] == bindparam(f"at_{column}") for column in ("whole", "term", "position")),
)
_Parts = Mapping[Table, Rows]


@dataclass(frozen=True, slots=True)
class _Write:
    """One identifier's change; ``out`` and ``into`` are the rows of the tables beside ``entities`` that differ."""

    entity_id: str
    before: State
    after: State
    version: int
    row: Mapping[str, Any]
    is_new: bool
    out: _Parts
    into: _Parts


def record(
    connection: Connection,
    act: Act,
    action: Action,
    states: Mapping[str, State],
    known: Mapping[str, Standing] | None = None,
) -> Event:
    """Write an event with the state in which it leaves each entity that it touches; see ``begin`` and ``write``."""
    event = begin(connection, act, action)
    write(connection, event, states, known)
    return event


def begin(connection: Connection, act: Act, action: Action, undoes: int | None = None) -> Event:
    """Write an event whose changes are still to come, in the same transaction.

    Raises:
        GazetteerError: If it does not say who did it.
    """
    if not act.editor.strip():
        raise GazetteerError("nobody is named who does it: give --editor, or set NAMENORM_EDITOR")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    row = {"at": at, "editor": act.editor, "action": action, "why": act.why, "citation": act.citation, "undoes": undoes}
    return Event(int(connection.execute(_EVENT, row).scalar_one()), at, action, act, undoes)


def write(
    connection: Connection,
    event: Event,
    states: Mapping[str, State],
    known: Mapping[str, Standing] | None = None,
) -> None:
    """Write the states in which an event leaves entities.

    Args:
        connection: Within ``engine.writing``.
        event: Written by ``begin`` in the same transaction.
        states: By identifier.
        known: What stands under those identifiers now, where the caller has read it; else it is read.
    """
    now = standing(connection, states) if known is None else known
    writes = [_write(entity_id, now.get(entity_id), after) for entity_id, after in states.items()]
    _take_out(connection, writes)
    _put_heads(connection, writes)
    for table in (*PARTS, terms):
        insert_rows(connection, table, [row for one in writes for row in one.into.get(table, ())])
    log = [(one, state_text(one.before), state_text(one.after)) for one in writes]
    insert_rows(connection, changes, [_change(event, *one) for one in log])
    add_to_total(connection, [before for _, before, _ in log], [after for _, _, after in log])


def _write(entity_id: str, now: Standing | None, after: State) -> _Write:
    before = GONE if now is None else now.state
    out, into = _differing(_parts(before), _parts(after))
    if now is None:
        return _Write(entity_id, before, after, 1, {}, True, out, into)
    return _Write(entity_id, before, after, now.version + 1, now.row, False, out, into)


def _parts(state: State) -> _Parts:
    return {} if state.entity is None else parts([state.entity])


def _differing(before: _Parts, after: _Parts) -> tuple[_Parts, _Parts]:
    """Leave out the tables in which nothing changes: of most edits, most."""
    same = {table for table in before.keys() & after.keys() if before[table] == after[table]}
    out, into = ({at: rows for at, rows in one.items() if rows and at not in same} for one in (before, after))
    return out, into


def _change(event: Event, one: _Write, before: str | None, after: str | None) -> dict[str, Any]:
    said = {"event_id": event.id, "entity_id": one.entity_id, "version": one.version}
    return {**said, "before": before, "after": after}


def _put_heads(connection: Connection, writes: Sequence[_Write]) -> None:
    rows = [(one.is_new, head(one.entity_id, one.after, one.version, one.row)) for one in writes]
    insert_rows(connection, entities, [row for is_new, row in rows if is_new])
    if changed := [{"at_id": row.pop("id"), **row} for is_new, row in rows if not is_new]:
        connection.execute(_HEAD, changed)


def _take_out(connection: Connection, writes: Sequence[_Write]) -> None:
    for table in PARTS:
        for batch in batches(one.entity_id for one in writes if table in one.out):
            connection.execute(table.delete().where(table.c.entity_id.in_(batch)))
    old = [
        {"at_id": one.entity_id, **{f"at_{column}": row[column] for column in ("whole", "term", "position")}}
        for one in writes
        for row in one.out.get(terms, ())
    ]
    if old:
        connection.execute(_TERM, old)
