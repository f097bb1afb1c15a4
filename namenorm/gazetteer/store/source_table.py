"""The sources of a book: ``SOURCES.toml`` in the files, a table in the store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from namenorm.gazetteer.sources import TABLE
from namenorm.gazetteer.sources import sources as sources_of
from namenorm.gazetteer.store.tables import sources
from namenorm.gazetteer.whole_file import write_whole


def read_sources(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return the sources that the store knows, by key, with the fields of ``SOURCES.toml``."""
    rows = connection.execute(select(sources).order_by(sources.c.key))
    return {row.key: row.fields for row in rows}


def add_sources(connection: Connection, sources_of_import: Mapping[str, Mapping[str, Any]]) -> None:
    """Add the sources that the store does not know yet; what it knows stays as it is."""
    known = read_sources(connection)
    rows = [{"key": key, "fields": dict(said)} for key, said in sources_of_import.items() if key not in known]
    if rows:
        connection.execute(insert(sources), rows)


def load_sources(connection: Connection, root: Path) -> None:
    """Take over what a book says of its sources, if it has a ``SOURCES.toml``.

    Raises:
        GazetteerError: If that file is no TOML.
    """
    if not (root / TABLE).is_file():
        return
    found = sources_of(root)
    connection.execute(sources.delete().where(sources.c.key.in_(list(found))))
    if found:
        rows = [{"key": key, "fields": json.loads(json.dumps(said, default=str))} for key, said in found.items()]
        connection.execute(insert(sources), rows)


def write_sources(connection: Connection, folder: Path) -> None:
    """Add to a book's ``SOURCES.toml`` the sources that it does not have yet; what it has stays as it is."""
    path = folder / TABLE
    known = sources_of(folder) if path.is_file() else {}
    new = {key: said for key, said in read_sources(connection).items() if key not in known}
    if new:
        before = path.read_text("utf-8").rstrip("\n") + "\n\n" if path.is_file() else ""
        write_whole(path, before + "\n".join(toml_table(key, said) for key, said in new.items()))


def toml_table(key: str, said: Mapping[str, Any]) -> str:
    """Return a source as a table of ``SOURCES.toml``."""
    # The strings of JSON and lists of them are those of TOML, too.
    lines = (f"{field} = {json.dumps(value, ensure_ascii=False)}" for field, value in said.items())
    return "\n".join((f"[{json.dumps(key) if not key.isidentifier() else key}]", *lines, ""))
