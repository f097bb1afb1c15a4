"""The book's text files: a folder of YAML and JSON lines becomes entities, and every fault is named with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.lines import merged, read_lines
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.parts import SUFFIX as PARTS_SUFFIX
from namenorm.gazetteer.parts import NamePart, parts_of
from namenorm.gazetteer.sources import share_alike_files
from namenorm.gazetteer.yaml_text import load_yaml

_PATTERNS = ("*.yaml", "*.yml", "*.jsonl")


@dataclass(frozen=True, slots=True)
class Book:
    """A gazetteer as read.

    Attributes:
        entities: By identifier.
        faults: What is wrong with entries that were left out, each with file and line.
    """

    entities: Mapping[str, Entity]
    faults: tuple[str, ...] = ()


def bundled_folder() -> Path:
    """Return the folder of the book in a checkout; an installed package has the compiled index instead."""
    return Path(__file__).parent.parent.parent / "gazetteer"


def book_files(path: Path, *, without_share_alike: bool = False) -> list[Path]:
    """Return the files of a book in a fixed order: a single file, or all below a folder but the rules.

    Args:
        path: The folder or file.
        without_share_alike: Leave out the files that ``SOURCES.toml`` gives a share-alike licence.
    """
    bound = share_alike_files(path) if without_share_alike else frozenset()
    if path.is_file():
        return [one for one in (path,) if one.resolve() not in bound]
    found = [one for pattern in _PATTERNS for one in path.rglob(pattern) if one.resolve() not in bound]
    return sorted(one for one in found if "rules" not in one.relative_to(path).parts)


def book_parts(path: Path | str | None = None, *, without_share_alike: bool = False) -> Iterator[NamePart]:
    """Yield the parts of names of a book; the bundled one unless given.

    Args:
        path: A folder or a file.
        without_share_alike: Leave out the files that ``SOURCES.toml`` gives a share-alike licence.

    Raises:
        GazetteerError: At the first line that is no part; the message names file and line.
    """
    folder = Path(path) if path is not None else bundled_folder()
    for file in book_files(folder, without_share_alike=without_share_alike):
        if file.name.endswith(PARTS_SUFFIX):
            try:
                yield from parts_of(file)
            except ValueError as error:
                raise GazetteerError(str(error)) from error


def content_hash(path: Path) -> str:
    """Return the sha256 of a book's files, independent of where they lie and in which order they were written."""
    digest = hashlib.sha256()
    for one in sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in book_files(path)):
        digest.update(one.encode())
    return digest.hexdigest()


def load_book(path: Path | str | None = None, *, without_share_alike: bool = False) -> Book:
    """Read a book: a folder of YAML files and JSON lines, or one of them; the bundled one unless given.

    An entry with a fault is left out and named in ``Book.faults``; the rest goes on. Fragments are joined to the
    entities of their identifiers, whichever file these stand in.

    Args:
        path: A folder or a file.
        without_share_alike: Leave out the files that ``SOURCES.toml`` gives a share-alike licence.

    Raises:
        GazetteerError: If there is nothing at that place, or ``SOURCES.toml`` is needed and not TOML.
    """
    folder = Path(path) if path is not None else bundled_folder()
    if not folder.exists():
        raise GazetteerError(
            f"no gazetteer at {folder}: name a folder of .yaml files, one of them, or a compiled index"
        )
    entities: dict[str, Entity] = {}
    fragments: list[tuple[str, Entity]] = []
    faults: list[str] = []
    for file in book_files(folder, without_share_alike=without_share_alike):
        if file.suffix == ".jsonl":
            _read_bulk(file, entities, fragments, faults)
            continue
        for entity in _read_file(file, faults):
            _add(entity, entities, faults, str(file))
    for place, fragment in fragments:
        if fragment.id in entities:
            entities[fragment.id] = merged(entities[fragment.id], fragment)
        else:
            faults.append(f"{place}: {fragment.id}: a fragment of an entity that no file has")
    return Book(entities, tuple(faults))


def _add(entity: Entity, entities: dict[str, Entity], faults: list[str], place: str) -> None:
    if entity.id in entities:
        faults.append(f"{place}: {entity.id} stands twice; give one of them another key")
    entities[entity.id] = entity


def _read_bulk(file: Path, entities: dict[str, Entity], fragments: list[tuple[str, Entity]], faults: list[str]) -> None:
    if file.name.endswith(PARTS_SUFFIX):
        return
    for number, entity, fragment, fault in read_lines(file):
        place = f"{file}:{number}"
        if entity is None:
            faults.append(f"{place}: {fault}")
        elif fragment:
            fragments.append((place, entity))
        else:
            _add(entity, entities, faults, place)


def _read_file(file: Path, faults: list[str]) -> Iterator[Entity]:
    try:
        text = file.read_text("utf-8-sig")
        parsed = load_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: no UTF-8, a date like 2024-02-31
        faults.append(f"{file}: cannot be read as YAML: {' '.join(str(error).split())}")
        return
    if parsed is None:
        return
    if not isinstance(parsed, dict) or not isinstance(parsed.get("entities"), dict):
        faults.append(f"{file}: needs the keys kind, source and entities; see gazetteer/README.md")
        return
    for local, entry in parsed["entities"].items():
        try:
            entity, wrong = entity_from_entry(parsed, str(local), entry)
        except (ValueError, RecursionError) as error:  # an integer too long to be told, lists that hold themselves
            faults.append(f"{file}: an entry that cannot be read: {error}")
            continue
        if entity is not None:
            yield entity
        faults.extend(f"{file}:{_line_of(text, str(local))}: {local}: {fault}" for fault in wrong)


def _line_of(text: str, local: str) -> int:
    """Return the line on which an entry's key stands; found only when there is a fault to report."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith((f"{local}:", f'"{local}":', f"'{local}':")):
            return number
    return 1
