"""The book's text files: a folder of YAML becomes entities, and every fault is named with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Entity

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def book_files(path: Path) -> list[Path]:
    """Return the entry files of a book in a fixed order: a single file, or all YAML below a folder but the rules."""
    if path.is_file():
        return [path]
    found = (*path.rglob("*.yaml"), *path.rglob("*.yml"))
    return sorted(one for one in found if "rules" not in one.relative_to(path).parts)


def content_hash(path: Path) -> str:
    """Return the sha256 of a book's files, independent of where they lie and in which order they were written."""
    digest = hashlib.sha256()
    for one in sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in book_files(path)):
        digest.update(one.encode())
    return digest.hexdigest()


def load_book(path: Path | str | None = None) -> Book:
    """Read a book: a folder of YAML files, or one of them; the bundled one unless given.

    An entry with a fault is left out and named in ``Book.faults``; the rest goes on.

    Raises:
        GazetteerError: If there is nothing at that place.
    """
    folder = Path(path) if path is not None else bundled_folder()
    if not folder.exists():
        raise GazetteerError(
            f"no gazetteer at {folder}: name a folder of .yaml files, one of them, or a compiled index"
        )
    entities: dict[str, Entity] = {}
    faults: list[str] = []
    for file in book_files(folder):
        for entity in _read_file(file, faults):
            if entity.id in entities:
                faults.append(f"{file}: {entity.id} stands twice; give one of them another key")
            entities[entity.id] = entity
    return Book(entities, tuple(faults))


def _read_file(file: Path, faults: list[str]) -> Iterator[Entity]:
    try:
        text = file.read_text("utf-8-sig")
        parsed = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: bytes that are no UTF-8, a date like 2024-02-31
        faults.append(f"{file}: cannot be read as YAML: {' '.join(str(error).split())}")
        return
    if parsed is None:
        return
    if not isinstance(parsed, dict) or not isinstance(parsed.get("entities"), dict):
        faults.append(f"{file}: needs the keys kind, source and entities; see gazetteer/README.md")
        return
    for local, entry in parsed["entities"].items():
        entity, wrong = entity_from_entry(parsed, str(local), entry)
        if entity is not None:
            yield entity
        faults.extend(f"{file}:{_line_of(text, str(local))}: {local}: {fault}" for fault in wrong)


def _line_of(text: str, local: str) -> int:
    """Return the line on which an entry's key stands; found only when there is a fault to report."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith((f"{local}:", f'"{local}":', f"'{local}':")):
            return number
    return 1
