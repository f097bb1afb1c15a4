"""Which file gets which piece of the store's entities, and what each file had of them at the last load."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from namenorm.gazetteer.entry_text import Header, fits
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.sources import PLURAL, belongs
from namenorm.gazetteer.store.base import Pieces, read_bases, read_headers, read_homes
from namenorm.gazetteer.store.pieces import LINES, Piece, settle
from namenorm.gazetteer.store.reading import BATCH, batches, stream
from namenorm.gazetteer.store.source_table import read_sources
from namenorm.gazetteer.store.tables import bases

Wanted = dict[str, list[Piece]]


@dataclass(slots=True)
class Plan:
    """What the files are to hold.

    Attributes:
        headers: What each YAML file says of all its entries.
        wanted: By file and identifier, what is to stand there.
        had: By file and identifier, what stood there at the last load.
        pieces: By identifier, all its pieces as they are to be.
        new: The entities that no file had at the last load.
        moved: Those of which the files had something else then.
    """

    headers: dict[str, Header]
    wanted: dict[str, Wanted] = field(default_factory=lambda: defaultdict(dict))
    had: dict[str, Wanted] = field(default_factory=lambda: defaultdict(dict))
    pieces: dict[str, Pieces] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)


def plan(connection: Connection) -> Plan:
    """Return what the files are to hold so that a load of them changes nothing."""
    made = Plan(read_headers(connection))
    homes, sources = read_homes(connection), read_sources(connection)
    for batch in batches(stream(connection), BATCH):
        before = _in_files(read_bases(connection, [one.id for one in batch]))
        for entity in batch:
            had = before.get(entity.id, ())
            pieces = settle(entity, had, homes)
            own = pieces[0] if had[:1] == pieces[:1] else _placed(pieces[0], made.headers, sources)
            placed = (own, *pieces[1:])
            made.pieces[entity.id] = placed
            _note(made.wanted, placed)
            _note(made.had, had)
            if had != placed:
                made.moved.add(entity.id)
            if not had:
                made.new.add(entity.id)
    _note_had(connection, made)
    return made


def _in_files(bases: Mapping[str, Pieces]) -> dict[str, Pieces]:
    """Return what files had; what was loaded from memory no file has yet."""
    return {entity_id: pieces for entity_id, pieces in bases.items() if pieces[0].file}


def _note_had(connection: Connection, made: Plan) -> None:
    """Note what the files had at the last load, of entities that are there no longer."""
    asked = connection.execute(bases.select().with_only_columns(bases.c.entity_id).distinct()).scalars().all()
    for batch in batches(one for one in asked if one not in made.pieces):
        for pieces in read_bases(connection, batch).values():
            _note(made.had, pieces)


def _note(table: Mapping[str, Wanted], pieces: Pieces) -> None:
    for one in pieces:
        table[one.file].setdefault(one.entity.id, []).append(one)


def _placed(piece: Piece, headers: dict[str, Header], sources: Mapping[str, Mapping[str, Any]]) -> Piece:
    """Return an entry in the file from which it came or, if it has none or no longer fits there, where it belongs."""
    if piece.file.endswith(LINES) or (piece.file in headers and fits(piece.entity, headers[piece.file])):
        return piece
    header = Header(piece.entity.kind, piece.entity.source)
    stem = f"{_folder(piece.entity)}/{PLURAL[header.kind]}"
    if not fits(piece.entity, header):
        return replace(piece, file=f"{stem}{LINES}")
    ruled = belongs(piece.entity, sources.get(piece.entity.source, {})) or f"{stem}.yaml"
    file = _free(ruled.removesuffix(".yaml"), piece.entity, headers)
    headers[file] = headers.get(file, header)
    return replace(piece, file=file)


def _free(stem: str, entity: Entity, headers: Mapping[str, Header]) -> str:
    """Return the first file of a name, numbered from the second on, in which an entry fits."""
    number = 1
    while True:
        file = f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml"
        if file not in headers or fits(entity, headers[file]):
            return file
        number += 1


def _folder(entity: Entity) -> str:
    safe = "".join(one if one.isalnum() or one in "-_" else "-" for one in entity.source)
    return safe or "curated"
