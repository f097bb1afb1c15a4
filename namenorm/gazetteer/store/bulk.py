"""Many rows at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Connection, Table, insert

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
