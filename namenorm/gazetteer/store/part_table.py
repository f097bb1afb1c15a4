"""Parts of names: tables that importers make and no editor changes, carried along with the book.

A load replaces those of its files; they have no history, since the file that an importer makes is their only truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, select

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_files
from namenorm.gazetteer.parts import SUFFIX, parts_of
from namenorm.gazetteer.store.bulk import insert_rows
from namenorm.gazetteer.store.tables import parts
from namenorm.gazetteer.store.total import add_to_total
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
