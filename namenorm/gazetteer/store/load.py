"""Reading a book's files into the store: what changed there since the last load, merged with what changed here.

In what the files and the store do not agree is told, too, without changing either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from namenorm.gazetteer.entry_text import Header
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.fields import (
    Clash,
    Difference,
    Side,
    differences,
    entity_of,
    facts,
    label,
    said,
    three_way,
)
from namenorm.gazetteer.store.folder import Folder
from namenorm.gazetteer.store.pieces import (
    LINES,
    Pieces,
    ids_in_files,
    read_bases,
    read_homes,
    settle,
    whole,
    write_bases,
    write_files,
)
from namenorm.gazetteer.store.reading import Standing, batches, standing, stream
from namenorm.gazetteer.store.refusing import faults
from namenorm.gazetteer.store.values import GONE, Act, Event, State
from namenorm.gazetteer.store.writing import begin, write

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    Attributes:
        event: The event, None if nothing in the store changed.
        added: How many entities are new.
        changed: How many were changed.
        deleted: How many were taken out.
        unchanged: How many stay as they were.
        clashes: Where file and store contradict, fact by fact; unless ``prefer`` settled them, the store's value stays.
        gone: Entities that the files had at the last load and have no longer; taken out only if that was asked for.
        dropped: What the files said of an entity at the last load and say no longer, fact by fact; the store has it
            still, unless taking out was asked for.
        faults: What is wrong in the files, each with file and line, and what ``check`` would call an error; the entries
            concerned were left out.
    """

    event: Event | None
    added: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    clashes: tuple[Clash, ...] = ()
    gone: tuple[str, ...] = ()
    dropped: tuple[Difference, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Load:
    """A load under way."""

    connection: Connection
    act: Act
    prefer: Side | None
    delete: bool
    folder: Folder
    homes: Mapping[str, str]
    bulk: frozenset[str]
    event: Event | None = None
    tally: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("added", "changed", "deleted", "unchanged"), 0)
    )
    clashes: list[Clash] = field(default_factory=list)
    dropped: list[Difference] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def file(self, entity_id: str) -> Entity | None:
        """Return an entity as the files have it."""
        pieces = self.folder.pieces.get(entity_id)
        return whole(pieces) if pieces else None

    def put(self, states: Mapping[str, State], known: Mapping[str, Standing]) -> None:
        """Write states as changes of the load's one event, which is made when there is a first one."""
        if not states:
            return
        self.event = self.event or begin(self.connection, self.act, "load")
        write(self.connection, self.event, states, {key: one for key, one in known.items() if key in states})


def load(
    connection: Connection, folder: Folder, act: Act, prefer: Side | None = None, delete: bool = False
) -> LoadReport:
    """Bring the store up to what the files say, by a three-way merge of each entity.

    Args:
        connection: Within ``engine.writing``; all of it or nothing is done.
        folder: The files.
        act: Who loads, and why.
        prefer: Which side counts where file and store contradict; unless given, the store's stays and the
            contradiction is reported again at the next load.
        delete: Take out what the files no longer have: entries, unless they were changed here, and what they said of
            one.
    """
    bulk = frozenset(key for key, pieces in folder.pieces.items() if pieces[0].file.endswith(LINES))
    run = _Load(connection, act, prefer, delete, folder, read_homes(connection), bulk)
    for batch in batches(sorted(folder.pieces), _BATCH):
        _load_batch(run, {entity_id: folder.pieces[entity_id] for entity_id in batch})
    gone = tuple(sorted(_gone(connection, folder)))
    if delete:
        gone = _delete(run, gone)
    write_files(connection, headers_of(folder))
    return LoadReport(
        run.event,
        **run.tally,
        clashes=tuple(run.clashes),
        gone=gone,
        dropped=tuple(run.dropped),
        faults=(*folder.faults, *run.faults),
    )


def headers_of(folder: Folder) -> dict[str, Header]:
    """Return what each file says of all its entries; of a bulk file, the source of its data where it is one."""
    found: dict[str, set[str]] = {file: set() for file in folder.files if file.endswith(LINES)}
    for pieces in folder.pieces.values():
        for one in pieces:
            if one.file.endswith(LINES):
                found[one.file].add(one.entity.source)
    bulk = {file: Header("", named.pop() if len(named) == 1 else "") for file, named in found.items()}
    return {**folder.headers, **bulk}


def _load_batch(run: _Load, pieces: Mapping[str, Pieces]) -> None:
    bases = read_bases(run.connection, pieces)
    pieces = {entity_id: _with_unread(run, one, bases.get(entity_id, ())) for entity_id, one in pieces.items()}
    moved = {entity_id: one for entity_id, one in pieces.items() if bases.get(entity_id) != one}
    run.tally["unchanged"] += len(pieces) - len(moved)
    known = standing(run.connection, moved)
    states: dict[str, State] = {}
    clean: dict[str, Pieces] = {}
    for entity_id, of_files in moved.items():
        of_files = _with_dropped(run, bases.get(entity_id), of_files, known.get(entity_id))
        state, clashes = _merged(run, bases.get(entity_id), of_files, known.get(entity_id))
        run.clashes.extend(clashes)
        if run.prefer or not clashes:
            clean[entity_id] = of_files
        now = known.get(entity_id)
        if now is not None and now.state == state:
            run.tally["unchanged"] += 1
        else:
            run.tally["added" if now is None else "changed"] += 1
            states[entity_id] = state
    for entity_id in _faulty(run, states, known):
        run.tally["changed" if entity_id in known else "added"] -= 1
        del states[entity_id]
        clean.pop(entity_id, None)
    run.put(states, known)
    write_bases(run.connection, clean)


def _faulty(run: _Load, states: Mapping[str, State], known: Mapping[str, Standing]) -> Sequence[str]:
    """Return the entities that are left out, since the check would call them an error; the report names each."""
    before = {key: one.state.entity for key, one in known.items() if key in states and one.state.entity is not None}
    after = {key: one.entity for key, one in states.items() if one.entity is not None}
    found = faults(run.connection, before, after, instead=run.file, bulk=run.bulk)
    run.faults.extend(f"{one.message}: left out" for some in found.values() for one in some)
    return list(found)


def _with_unread(run: _Load, pieces: Pieces, base: Pieces) -> Pieces:
    """Return pieces with the fragments that stood at the last load in files that are not read now."""
    return (*pieces, *(one for one in base if one.fragment and one.file not in run.folder.files))


def _with_dropped(run: _Load, base: Pieces | None, pieces: Pieces, now: Standing | None) -> Pieces:
    """Return pieces with what they said at the last load and say no longer, which goes only if that was asked for."""
    if run.delete or not base or now is None or now.state.entity is None:
        return pieces
    file, had, here = whole(pieces), facts(whole(base)), facts(now.state.entity)
    dropped = {key: one for key, one in had.items() if key not in facts(file)}
    for key in dropped.keys() & here.keys():
        run.dropped.append(Difference(file.id, label(key), said(had[key]), ""))
    return settle(entity_of(file.id, {**facts(file), **dropped}), pieces, run.homes) if dropped else pieces


def _merged(run: _Load, base: Pieces | None, pieces: Pieces, now: Standing | None) -> tuple[State, Sequence[Clash]]:
    file = whole(pieces)
    if now is None:
        return State(file), ()
    if now.state.entity is None:
        return _against_nothing(run, base, file, now.state)
    had = whole(base) if base else None
    if had == now.state.entity or file == now.state.entity:
        return State(file), ()
    merged, clashes = three_way(had, file, now.state.entity, run.prefer)
    return State(whole(settle(merged, pieces, run.homes))), clashes


def _against_nothing(run: _Load, base: Pieces | None, file: Entity, now: State) -> tuple[State, Sequence[Clash]]:
    if base and whole(base) == file:
        return now, ()
    here = f"merged into {now.merged_into}" if now.merged_into else "taken out"
    clash = Clash(file.id, "entry", said(whole(base).name) if base else "", f"{file.name}, changed", here)
    return (State(file) if run.prefer == "file" else now), (clash,)


def _gone(connection: Connection, folder: Folder) -> Iterator[str]:
    """Yield what stood at the last load in files that are still there and sound, and no longer stands in any."""
    sound = sorted(folder.files.keys() - folder.faulty)
    missing = sorted(ids_in_files(connection, sound) - folder.pieces.keys())
    for entity_id, one in standing(connection, missing).items():
        if one.state.entity is not None:
            yield entity_id


def _delete(run: _Load, gone: Sequence[str]) -> tuple[str, ...]:
    kept = []
    for batch in batches(gone, _BATCH):
        known, bases = standing(run.connection, batch), read_bases(run.connection, batch)
        out = {}
        for entity_id in batch:
            entity, had = known[entity_id].state.entity, whole(bases[entity_id])
            if entity != had and run.prefer != "file":
                kept.append(entity_id)
                run.clashes.append(Clash(entity_id, "entry", had.name, "taken out", "changed"))
            else:
                out[entity_id] = GONE
        run.put(out, known)
        write_bases(run.connection, {}, out)
        run.tally["deleted"] += len(out)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Differences:
    """What files and store do not agree on.

    Attributes:
        in_files: Names by identifier of the entities that only the files have.
        in_store: Names by identifier of the entities that only the store has.
        differing: Facts in which an entity differs, the file's side first.
        faults: What is wrong in the files, each with file and line.
    """

    in_files: Mapping[str, str]
    in_store: Mapping[str, str]
    differing: tuple[Difference, ...]
    faults: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.in_files or self.in_store or self.differing)


def diff(connection: Connection, folder: Folder) -> Differences:
    """Compare the files of a book with the store."""
    waiting = dict(folder.pieces)
    in_store: dict[str, str] = {}
    differing: list[Difference] = []
    for entity in stream(connection):
        pieces = waiting.pop(entity.id, None)
        if pieces is None:
            in_store[entity.id] = entity.name
        elif (file := whole(pieces)) != entity:
            differing.extend(differences(file, entity))
    in_files = {entity_id: pieces[0].entity.name for entity_id, pieces in sorted(waiting.items())}
    return Differences(in_files, in_store, tuple(differing), folder.faults)
