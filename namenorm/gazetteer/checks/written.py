"""Entries of YAML files with the lines of their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namenorm.gazetteer.checks.fault import Place
from namenorm.gazetteer.checks.nodes import Parsed
from namenorm.gazetteer.model import Entity, Name


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of entries as parsed; its value is a mapping whose ``entities`` are one, too."""

    path: Path
    parsed: Parsed

    @property
    def header(self) -> Mapping[str, Any]:
        """What the file says of all its entries, and they themselves under ``entities``."""
        value: Mapping[str, Any] = self.parsed.value
        return value

    def at(self, *path: str) -> Place:
        """Return the place of a value by the keys and positions that lead to it."""
        return Place(self.path, self.parsed.line(path))


@dataclass(frozen=True, slots=True)
class Written:
    """A sound entry: the entity that it describes, and where it says what."""

    file: BookFile
    key: str
    entity: Entity
    by_hand: bool = True

    def at(self, *path: str) -> Place:
        """Return the place of the entry, or of a value in it."""
        return self.file.at("entities", self.key, *path)

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with its place, the canonical one first."""
        raw = self.file.header["entities"][self.key].get("names") or {}
        paths = (path for kind, by_lang in raw.items() for lang in by_lang for path in _paths(kind, lang, by_lang))
        canonical, *others = self.entity.names
        yield canonical, self.at("name")
        for name, path in zip(others, paths, strict=True):
            yield name, self.at("names", *path)


def _paths(kind: str, lang: str, by_lang: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    value = by_lang[lang]
    if isinstance(value, list):
        yield from ((kind, lang, str(number)) for number in range(len(value)))
    else:
        yield kind, lang
