"""What the files had at the last load: the common ancestor of what editors did to them and to the store since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select

from namenorm.gazetteer.entry_text import Header
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.bulk import insert_rows
from namenorm.gazetteer.store.pieces import LINES, Piece, piece_of, settle, whole
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.tables import bases, files

Pieces = tuple[Piece, ...]
_BASES = select(bases).where(bases.c.entity_id.in_(bindparam("asked", expanding=True)))
_BASES = _BASES.order_by(bases.c.entity_id, bases.c.position)


def read_bases(connection: Connection, entity_ids: Iterable[str]) -> dict[str, Pieces]:
    """Return what the files had of entities at the last load, the entry first; only of those that they had."""
    found: dict[str, list[Piece]] = {}
    for batch in batches(dict.fromkeys(entity_ids)):
        for row in connection.execute(_BASES, {"asked": batch}):
            found.setdefault(row.entity_id, []).append(piece_of(row.file, row.body))
    return {entity_id: tuple(pieces) for entity_id, pieces in found.items()}


def write_bases(connection: Connection, pieces: Mapping[str, Pieces], gone: Iterable[str] = ()) -> None:
    """Remember what the files have of entities, and forget those that they no longer have."""
    for batch in batches((*pieces, *gone)):
        connection.execute(bases.delete().where(bases.c.entity_id.in_(batch)))
    rows = [
        {"entity_id": entity_id, "position": place, "file": one.file, "fragment": one.fragment}
        | {"source": one.entity.source, "body": one.text()}
        for entity_id, of_entity in pieces.items()
        for place, one in enumerate(of_entity)
    ]
    insert_rows(connection, bases, rows)


def ids_in_files(connection: Connection, names: Sequence[str]) -> set[str]:
    """Return the entities whose entries stood in some files at the last load."""
    found: set[str] = set()
    for batch in batches(names):
        at = bases.c.file.in_(batch) & bases.c.fragment.is_(False)
        found.update(connection.execute(select(bases.c.entity_id).where(at)).scalars())
    return found


def read_headers(connection: Connection) -> dict[str, Header]:
    """Return what each YAML file said of all its entries at the last load."""
    rows = connection.execute(select(files).order_by(files.c.path))
    return {row.path: Header(row.kind, row.source, row.checked_on) for row in rows if not row.path.endswith(LINES)}


def read_homes(connection: Connection) -> dict[str, str]:
    """Return the bulk file of each source whose data has one of its own."""
    rows = connection.execute(select(files.c.path, files.c.source).order_by(files.c.path.desc()))
    return {row.source: row.path for row in rows if row.path.endswith(LINES) and row.source}


def write_files(connection: Connection, headers: Mapping[str, Header]) -> None:
    """Remember what files say of all their entries; of a bulk file, the one source of its data, if it is one."""
    for batch in batches(headers):
        connection.execute(files.delete().where(files.c.path.in_(batch)))
    rows = [
        {"path": path, "kind": one.kind, "source": one.source, "checked_on": one.checked_on}
        for path, one in headers.items()
    ]
    if rows:
        connection.execute(insert(files), rows)


def shaped(connection: Connection, entity: Entity) -> Entity:
    """Return an entity with its names in the order in which it comes back from the files that will have it."""
    before = read_bases(connection, [entity.id]).get(entity.id, ())
    return whole(settle(entity, before, read_homes(connection)))
