"""Look-ups over a compiled index: a file that is mapped, not read."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marisa_trie

from namenorm.errors import IndexFileError
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.index.layout import FOOTER, FORMAT, MAGIC, POSTING

_FIELDS = {"format", "sections", "order", "hash", "keys", "entities", "systems"}


@dataclass(frozen=True, slots=True)
class Posting:
    """An entity that has a spelling.

    Attributes:
        entity: Number of the entity in its index.
        name: Position in ``Entity.names`` of the name that the spelling is or was made from.
        system: How the spelling came about, a member of ``spellings.SYSTEMS``.
    """

    entity: int
    name: int
    system: str


class Index:
    """A compiled gazetteer, read-only; safe to share between threads, and pickled as its path."""

    def __init__(self, path: Path) -> None:
        """Map an index file.

        Raises:
            IndexFileError: If the file is missing, damaged or of another format.
        """
        self.path = path
        self._map = _mapped(path)
        header = _header(path, self._map)
        self.hash: str = header["hash"]
        self.size: int = header["entities"]
        self._systems: Sequence[str] = header["systems"]
        sections = _sections(header, memoryview(self._map))
        self._trie = _trie(path)
        self._starts = sections["starts"][: 4 * (header["keys"] + 1)].cast("I")
        self._postings = sections["postings"]
        self._places = sections["places"].cast("Q")
        self._blobs = sections["entities"]
        self._read: dict[int, Entity] = {}

    def __reduce__(self) -> tuple[type[Index], tuple[Path]]:
        """Pickle the path; the receiving process maps the same file."""
        return (Index, (self.path,))

    def find(self, key: str) -> tuple[Posting, ...]:
        """Return the entities that have a squashed spelling."""
        number = self._trie.get(key)
        return () if number is None else tuple(self._at(int(number)))

    def prefixes(self, key: str) -> list[str]:
        """Return the spellings with which a squashed text begins, shortest first."""
        found: list[str] = self._trie.prefixes(key)
        return found

    def keys(self, prefix: str) -> list[str]:
        """Return the squashed spellings that begin with a prefix."""
        found: list[str] = self._trie.keys(prefix)
        return found

    def entity(self, number: int) -> Entity:
        """Return an entity by its number; it is decoded once."""
        entity = self._read.get(number)
        if entity is None:
            blob = bytes(self._blobs[self._places[number] : self._places[number + 1]])
            entity = self._read[number] = _entity(json.loads(blob))
        return entity

    def by_id(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier, None if there is none; entities stand in the order of identifiers."""
        place = bisect_left(range(self.size), entity_id, key=lambda number: self.entity(number).id)
        entity = self.entity(place) if place < self.size else None
        return entity if entity is not None and entity.id == entity_id else None

    def entities(self) -> Iterator[Entity]:
        """Yield every entity in the order of identifiers."""
        for number in range(self.size):
            yield self.entity(number)

    def _at(self, number: int) -> Iterator[Posting]:
        for place in range(self._starts[number], self._starts[number + 1]):
            entity, name, system, _ = POSTING.unpack_from(self._postings, place * POSTING.size)
            yield Posting(entity, name, self._systems[system])


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise IndexFileError(f"no index at {path}: compile one with `namenorm gazetteer compile`") from error
    except (ValueError, OSError) as error:
        raise IndexFileError(f"{path} cannot be read as an index: {error}") from error


def _header(path: Path, data: mmap.mmap) -> dict[str, Any]:
    header = _parsed(data)
    if header is None:
        raise _damaged(path)
    return header


def _parsed(data: mmap.mmap) -> dict[str, Any] | None:
    """Return the header at the end of a file, None if there is none that fits the file."""
    if len(data) < FOOTER.size:
        return None
    length, magic = FOOTER.unpack(data[-FOOTER.size :])
    base = len(data) - FOOTER.size - length
    if magic != MAGIC or base < 0:
        return None
    try:
        header: dict[str, Any] = json.loads(data[base : base + length])
        fits = header["format"] == FORMAT and sum(header["sections"].values()) == base and header.keys() >= _FIELDS
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return header if fits else None


def _damaged(path: Path) -> IndexFileError:
    return IndexFileError(f"{path} is not an index of this version, or was cut off: compile it again")


def _trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    try:
        trie.mmap(str(path))
    except RuntimeError as error:  # the trie library's own word for a file that is none of its
        raise _damaged(path) from error
    return trie


def _sections(header: dict[str, Any], view: memoryview) -> dict[str, memoryview]:
    sections: dict[str, memoryview] = {}
    start = 0
    for name in header["order"]:
        end = start + header["sections"][name]
        sections[name] = view[start:end]
        start = end
    return sections


def _entity(raw: dict[str, Any]) -> Entity:
    names = tuple(Name(**{**one, "style": tuple(one.get("style", ()))}) for one in raw.pop("names", ()))
    roles = tuple(Role(**one) for one in raw.pop("roles", ()))
    plural: dict[str, Any] = {field: tuple(raw.pop(field, ())) for field in ("countries", "not_same_as")}
    return Entity(names=names, roles=roles, **plural, **raw)
