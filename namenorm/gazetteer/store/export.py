"""Writing the store into a book's files, so that loading them again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry_text import Header, entry_text
from namenorm.gazetteer.splice import holds, splice_lines, splice_yaml
from namenorm.gazetteer.store.base import write_bases, write_files
from namenorm.gazetteer.store.folder import Folder, read_folder
from namenorm.gazetteer.store.load import headers_of
from namenorm.gazetteer.store.part_table import write_parts
from namenorm.gazetteer.store.pieces import LINES, Piece
from namenorm.gazetteer.store.plan import Plan, Wanted, plan
from namenorm.gazetteer.store.source_table import write_sources
from namenorm.gazetteer.whole_file import write_whole

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
