"""Sources and parts of names: tables that no editor changes entry by entry, carried along with the book.

``SOURCES.toml`` in the files is a table in the store. A load replaces the parts of its files; they have no history,
since the file that a maker writes is their only truth.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_files
from namenorm.gazetteer.parts import SUFFIX, parts_of
from namenorm.gazetteer.sources import TABLE
from namenorm.gazetteer.sources import sources as sources_of
from namenorm.gazetteer.store.tables import parts, sources
from namenorm.gazetteer.store.writing import add_to_total, insert_rows
from namenorm.gazetteer.whole_file import write_whole


def load_parts(connection: Connection, path: Path, root: Path) -> None:
    """Take over the parts of names of a book's files, in the place of what these files had before.

    Args:
        connection: Within ``engine.writing``.
        path: The book's folder, or a file of it.
        root: The folder from which the paths of its files count.

    Raises:
        GazetteerError: If a line is no part; nothing is taken over then.
    """
    for file in book_files(path):
        if file.name.endswith(SUFFIX):
            _load(connection, file, file.absolute().relative_to(root).as_posix())


def write_parts(connection: Connection, folder: Path) -> None:
    """Write the parts of names into files of a book that it does not have yet; what it has is left as it is."""
    asked = select(parts.c.file, parts.c.body).order_by(parts.c.file, parts.c.position)
    for name, rows in groupby(connection.execute(asked), key=lambda row: str(row.file)):
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, "".join(f"{row.body}\n" for row in rows))


def _load(connection: Connection, file: Path, name: str) -> None:
    new = list(_lines(file))
    held = select(parts.c.body).where(parts.c.file == name).order_by(parts.c.position)
    old = list(connection.execute(held).scalars())
    if new == old:
        return
    connection.execute(parts.delete().where(parts.c.file == name))
    rows = [{"file": name, "position": place, "body": line} for place, line in enumerate(new)]
    insert_rows(connection, parts, rows)
    add_to_total(connection, old, new)


def _lines(file: Path) -> Iterator[str]:
    try:
        for _ in parts_of(file):
            pass
    except ValueError as error:
        raise GazetteerError(str(error)) from error
    yield from (line for line in file.read_text("utf-8").split("\n") if line.strip())


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
