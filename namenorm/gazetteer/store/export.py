"""Writing the store into a book's files, so that loading them again changes nothing.

A plan says first which file gets which piece of the store's entities, and what each file had of them at the last load.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry_text import Header, entry_text, fits
from namenorm.gazetteer.layout import holds, splice_lines, splice_yaml
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.sources import PLURAL, belongs
from namenorm.gazetteer.store.folder import Folder, read_folder
from namenorm.gazetteer.store.kept_tables import read_sources, write_parts, write_sources
from namenorm.gazetteer.store.load import headers_of
from namenorm.gazetteer.store.pieces import (
    LINES,
    Piece,
    Pieces,
    read_bases,
    read_headers,
    read_homes,
    settle,
    write_bases,
    write_files,
)
from namenorm.gazetteer.store.reading import BATCH, batches, stream
from namenorm.gazetteer.store.tables import bases
from namenorm.gazetteer.whole_file import write_whole

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


_CHANGED = "changed in the file since the last load: load it first, with --delete if the file says less than it did"
_UNKNOWN = "stands in the file and was never loaded: load it first"
_REMOVED = "taken out of the file since the last load: load it with --delete, or put it back"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did.

    Attributes:
        written: The files that were changed or made, as paths below the folder.
        entities: How many entries and fragments of them differ from what stood there.
        clashes: What was left as the files have it, by identifier, and why.
        faults: What is wrong in the files, each with file and line; a file with faults is left as it is.
    """

    written: tuple[str, ...]
    entities: int
    clashes: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Export:
    """An export under way."""

    folder: Path
    plan: Plan
    now: Folder
    held: dict[str, Wanted] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    entities: int = 0
    clashes: list[tuple[str, str]] = field(default_factory=list)


def export(connection: Connection, folder: Path, remember: bool = True) -> ExportReport:
    """Write every entity into the file from which it came, a new one into a file named by its kind.

    A file of which nothing changes is not written; in one that changes, only the entries concerned are. What was
    changed in the files since the last load is not overwritten but reported.

    Args:
        connection: Within ``engine.writing``, or ``engine.reading`` if nothing is to be remembered.
        folder: The book's folder; it is made if need be.
        remember: Count what was written as loaded.

    Raises:
        GazetteerError: If it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise GazetteerError(f"{folder} is a file: name the folder of the book")
    folder.mkdir(parents=True, exist_ok=True)
    now = read_folder(folder)
    run = _Export(folder, plan(connection), now, _by_file(now))
    files = sorted({*run.plan.wanted, *run.plan.had} - {*now.faulty, ""})
    changes = {file: _changes(run, file) for file in files}
    clashing = {one for one, _ in run.clashes}
    for file, entries in changes.items():
        _export_file(run, file, {one: pieces for one, pieces in entries.items() if one not in clashing})
    _report_unknown(run)
    write_sources(connection, folder)
    write_parts(connection, folder)
    if remember:
        _remember(connection, run)
    return ExportReport(tuple(run.written), run.entities, tuple(run.clashes), now.faults)


def _by_file(folder: Folder) -> dict[str, Wanted]:
    held: dict[str, Wanted] = {file: {} for file in folder.files}
    for entity_id, pieces in folder.pieces.items():
        for one in pieces:
            held[one.file].setdefault(entity_id, []).append(one)
    return held


def _changes(run: _Export, file: str) -> dict[str, list[Piece]]:
    """Return what has to change in a file, by identifier; what the file itself changed since the last load is noted."""
    wanted, had, held = run.plan.wanted.get(file, {}), run.plan.had.get(file, {}), run.held.get(file)
    entries: dict[str, list[Piece]] = {}
    for entity_id in sorted({*wanted, *had}):
        new, old = wanted.get(entity_id, []), had.get(entity_id, [])
        there = [] if held is None else held.get(entity_id, [])
        if new != there and (held is None or there == old):
            entries[entity_id] = new
        elif new != there:
            run.clashes.append((entity_id, _CHANGED if there else _REMOVED))
    return entries


def _export_file(run: _Export, file: str, entries: Mapping[str, list[Piece]]) -> None:
    if not entries or not (file in run.held or any(entries.values())):
        return
    every = {one: pieces for one, pieces in {**run.held.get(file, {}), **entries}.items() if pieces}
    run.entities += len(entries)
    run.written.append(file)
    if every:
        (run.folder / file).parent.mkdir(parents=True, exist_ok=True)
        write_whole(run.folder / file, _text(run, file, entries, every))
    else:
        (run.folder / file).unlink()


def _text(run: _Export, file: str, entries: Mapping[str, list[Piece]], every: Wanted) -> str:
    path = run.folder / file
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    if file.endswith(LINES):
        return splice_lines(old, {one: [piece.text() for piece in pieces] for one, pieces in entries.items()})
    header = run.now.headers.get(file, run.plan.headers.get(file, Header("", "")))
    changed = {_local(one): _entry(pieces, header) if pieces else None for one, pieces in entries.items()}
    texts = {_local(one): _entry(pieces, header) for one, pieces in every.items()}
    spliced = splice_yaml(old, changed, texts, header)
    wanted = {_local(one): pieces[0].entity for one, pieces in every.items()}
    return spliced if holds(spliced, wanted) else splice_yaml("", changed, texts, header)


def _entry(pieces: Iterable[Piece], header: Header) -> str:
    return "".join(entry_text(one.entity, header) for one in pieces)


def _local(entity_id: str) -> str:
    return entity_id.partition(":")[2]


def _report_unknown(run: _Export) -> None:
    for file, entries in run.held.items():
        known = {*run.plan.wanted.get(file, {}), *run.plan.had.get(file, {})}
        run.clashes.extend((one, _UNKNOWN) for one in sorted(entries.keys() - known))


def _remember(connection: Connection, run: _Export) -> None:
    """Count what was written as loaded, where the folder is the one that was; of a copy elsewhere, only what is new.

    Else a later load of the book itself would take its older entries for edits.
    """
    clashing = {one for one, _ in run.clashes}
    in_place = {entity_id for entries in run.held.values() for entity_id in entries}
    mine = {one for one in run.plan.moved if one in in_place or one in run.plan.new} - clashing
    write_bases(connection, {one: run.plan.pieces[one] for one in sorted(mine)})
    gone = {one for entries in run.plan.had.values() for one in entries} - run.plan.pieces.keys()
    write_bases(connection, {}, sorted(gone & in_place - clashing))
    files = {file: run.folder / file for file in run.plan.wanted if file}
    write_files(connection, headers_of(Folder(run.plan.pieces, run.plan.headers, files)))
