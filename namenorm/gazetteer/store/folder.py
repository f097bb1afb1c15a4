"""The files of a book as pieces, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.book import Fault
from namenorm.gazetteer.checks.sources import book_folder
from namenorm.gazetteer.checks.yaml_files import read_entries, read_file
from namenorm.gazetteer.entry_text import Header, grouped
from namenorm.gazetteer.files import Book, book_files
from namenorm.gazetteer.lines import read_lines
from namenorm.gazetteer.parts import SUFFIX as PARTS_SUFFIX
from namenorm.gazetteer.store.pieces import LINES, Piece


@dataclass(frozen=True, slots=True)
class Folder:
    """A book as its files have it.

    Attributes:
        pieces: What the files say of each entity, its entry first.
        headers: What each YAML file says of all its entries.
        files: Every file that was read, by its path below the book's folder.
        faults: What is wrong, each with file and line; the entries concerned are left out.
        faulty: The files that have faults.
    """

    pieces: Mapping[str, tuple[Piece, ...]]
    headers: Mapping[str, Header]
    files: Mapping[str, Path]
    faults: tuple[str, ...] = ()
    faulty: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Reading:
    """A folder while it is read."""

    entries: dict[str, Piece] = field(default_factory=dict)
    fragments: dict[str, list[Piece]] = field(default_factory=dict)
    headers: dict[str, Header] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)

    def add(self, piece: Piece, place: str) -> None:
        """Take a piece in; of two entries with one identifier the second is a fault."""
        entity_id = piece.entity.id
        if piece.fragment:
            self.fragments.setdefault(entity_id, []).append(piece)
        elif entity_id in self.entries:
            self.fault(piece.file, f"{place}: {entity_id} stands twice; give one of them another key")
        else:
            self.entries[entity_id] = piece

    def fault(self, file: str, text: str) -> None:
        """Note what is wrong with a file."""
        self.faults.append(text)
        self.faulty.add(file)


def read_folder(path: Path) -> Folder:
    """Read a book with the place of everything in it.

    Args:
        path: A folder of book files, or one of them; paths count from the folder above it that has a SOURCES.toml.

    Raises:
        GazetteerError: If there is nothing at that place.
    """
    if not path.exists():
        raise GazetteerError(f"no gazetteer at {path}: name a folder of .yaml files, or one of them")
    found = _Reading()
    files = dict(_named(path))
    for name, file in files.items():
        if file.suffix == LINES:
            _read_lines(name, file, found)
        else:
            _read_yaml(name, file, found)
    return Folder(dict(_joined(found)), found.headers, files, tuple(found.faults), frozenset(found.faulty))


def root_of(path: Path) -> Path:
    """Return the folder from which the paths of a book's files count."""
    return book_folder(path) or (path.absolute() if path.is_dir() else path.absolute().parent)


def _named(path: Path) -> Iterable[tuple[str, Path]]:
    root = root_of(path)
    for file in book_files(path):
        if not file.name.endswith(PARTS_SUFFIX):
            yield file.absolute().relative_to(root).as_posix(), file


def _read_yaml(name: str, file: Path, found: _Reading) -> None:
    faults: list[Fault] = []
    read = read_file(file, faults)
    if read is not None:
        said = {key: str(read.header.get(key, "")) for key in ("kind", "source", "checked_on")}
        found.headers[name] = Header(**said)
        for entry in read_entries(read, faults):
            found.add(Piece(name, entry.entity), f"{file}:{entry.at().line}")
    for fault in faults:
        found.fault(name, f"{fault.place.file}:{fault.place.line}: {fault.message}")


def _read_lines(name: str, file: Path, found: _Reading) -> None:
    for number, entity, fragment, fault in read_lines(file):
        if entity is None:
            found.fault(name, f"{file}:{number}: {fault}")
        else:
            found.add(Piece(name, entity, fragment), f"{file}:{number}")


def _joined(found: _Reading) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for entity_id, piece in found.entries.items():
        yield entity_id, (piece, *found.fragments.get(entity_id, ()))
    for entity_id in found.fragments.keys() - found.entries.keys():
        file = found.fragments[entity_id][0].file
        found.fault(file, f"{file}: {entity_id}: a fragment of an entity that no file has")


def folder_of(book: Book) -> Folder:
    """Return a book that is in no file yet as if it were read from some."""
    pieces = {one.id: (Piece("", replace(one, names=grouped(one.names))),) for one in book.entities.values()}
    return Folder(pieces, {}, {}, book.faults)
