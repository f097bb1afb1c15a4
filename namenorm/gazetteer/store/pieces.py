"""An entity as the files have it: an entry of one file and, it may be, fragments in others, one source a file.

What the files had at the last load is kept: the common ancestor of what editors did to them and to the store since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from namenorm.gazetteer.entry_text import Header, grouped
from namenorm.gazetteer.lines import from_line, merged, to_line
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.fields import LISTS
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.tables import bases, files
from namenorm.gazetteer.store.writing import insert_rows

LINES = ".jsonl"
_NameKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file says of an entity.

    Attributes:
        file: Path below the book's folder, with ``/``; empty where no file has it yet.
        entity: What it says; of a fragment, ``name`` is empty.
        fragment: Whether it adds to an entry that stands elsewhere.
    """

    file: str
    entity: Entity
    fragment: bool = False

    def text(self) -> str:
        """Return what it says as one line of JSON."""
        return to_line(self.entity, fragment=self.fragment)


def piece_of(file: str, text: str) -> Piece:
    """Return the piece of a file that ``Piece.text`` wrote."""
    return Piece(file, *from_line(text))


def whole(pieces: Sequence[Piece]) -> Entity:
    """Return the entity of its pieces, the entry first."""
    return reduce(merged, (one.entity for one in pieces))


def settle(entity: Entity, pieces: Sequence[Piece] = (), homes: Mapping[str, str] | None = None) -> tuple[Piece, ...]:
    """Divide an entity among the files that have pieces of it.

    What a file says already stays there; what is new goes to the fragment of its source if there is one, to the file in
    ``homes`` that holds that source's data, or else to the entry. What the entity no longer says is left out.

    Args:
        entity: As it is to be.
        pieces: As the files had it, the entry first; none for a new entity.
        homes: The bulk file of each source whose data stays in a file of its own.
    """
    before = [*(pieces or [Piece("", Entity(entity.id, entity.kind, entity.name))])]
    before += _new_homes(entity, before, homes or {})
    places = {id(name): _home(name, before, entity.source) for name in entity.names}
    wanted = {_key(one): one for one in entity.names}
    main = _main(entity, before, [one for one in entity.names if places[id(one)] == 0])
    found = [main]
    for number, piece in enumerate(before[1:], 1):
        new = [one for one in entity.names if places[id(one)] == number]
        found.append(_fragment(entity, piece, new, wanted))
    return tuple(one for one in found if not one.fragment or _says_something(one.entity))


def _main(entity: Entity, before: Sequence[Piece], names: Sequence[Name]) -> Piece:
    others = before[1:]
    listed: dict[str, Any] = {}
    for field in ("roles", *LISTS):
        own = set(getattr(before[0].entity, field))
        elsewhere = {value for one in others for value in getattr(one.entity, field)}
        listed[field] = tuple(v for v in getattr(entity, field) if v in own or v not in elsewhere)
    file = before[0].file
    ordered = tuple(names) if file.endswith(LINES) or not names else grouped(names)
    return Piece(file, replace(entity, names=ordered, **listed))


def _fragment(entity: Entity, piece: Piece, new: Sequence[Name], wanted: Mapping[_NameKey, Name]) -> Piece:
    said = piece.entity
    by_key = {_key(one): one for one in new}
    names = []
    for one in said.names:
        now = by_key.pop(_key(one), None)
        if now is not None:
            names.append(one if _sourced(one, said, entity) == now else _unsourced(now, said))
        elif _key(one) in wanted:
            names.append(one)
    names += [_unsourced(one, said) for one in by_key.values()]
    listed: dict[str, Any] = {
        field: tuple(v for v in getattr(said, field) if v in getattr(entity, field)) for field in ("roles", *LISTS)
    }
    return replace(piece, entity=replace(said, names=tuple(names), **listed))


def _home(name: Name, pieces: Sequence[Piece], source: str) -> int:
    """Return the number of the piece in which a name stands or, if it is new, has to stand."""
    for number, piece in enumerate(pieces):
        if any(_key(one) == _key(name) for one in piece.entity.names):
            return number
    if name.source in ("", source):
        return 0
    return next((n for n, one in enumerate(pieces) if one.fragment and one.entity.source == name.source), 0)


def _new_homes(entity: Entity, pieces: Sequence[Piece], homes: Mapping[str, str]) -> list[Piece]:
    held = {one.entity.source for one in pieces} | {entity.source}
    known = {_key(one) for piece in pieces for one in piece.entity.names}
    wanted = {one.source: None for one in entity.names if one.source not in held and _key(one) not in known}
    return [
        Piece(homes[source], Entity(entity.id, "other", "", source=source), True)
        for source in wanted
        if source in homes
    ]


def _key(name: Name) -> _NameKey:
    return name.text, name.lang, name.kind


def _sourced(name: Name, fragment: Entity, entity: Entity) -> Name:
    return name if name.source or fragment.source == entity.source else replace(name, source=fragment.source)


def _unsourced(name: Name, fragment: Entity) -> Name:
    return replace(name, source="") if name.source == fragment.source else name


def _says_something(fragment: Entity) -> bool:
    return any(getattr(fragment, field) for field in ("names", "roles", *LISTS))


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
