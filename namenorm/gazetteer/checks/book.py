"""Entries with their places: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from namenorm.gazetteer.checks.fault import Fault, Place, Severity
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash


class Statement(Protocol):
    """What one place of a book says of an entity: an entry of a YAML file, or a line or fragment of a bulk file."""

    @property
    def key(self) -> str:
        """What the entity is called in messages: the entry's key, or the identifier that a line gives."""

    @property
    def entity(self) -> Entity:
        """The entity as this place alone describes it."""

    @property
    def by_hand(self) -> bool:
        """Whether an editor wrote it, and no importer."""

    def at(self, *path: str) -> Place:
        """Return the place, or that of a value in it by the keys and positions that lead there."""

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with its place, the canonical one first."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read of a file.

    Attributes:
        path: The file.
        sources: The sources that it names, each with the place where it does so first.
        statements: Its sound entries.
        fragments: What it says of entities of other files.
    """

    path: Path
    sources: Mapping[str, Place]
    statements: Sequence[Statement] = ()
    fragments: Sequence[Statement] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A sound entity with all that the book says of it.

    Attributes:
        entity: What its statements say together.
        statements: Its own entry or line, then its fragments.
    """

    entity: Entity
    statements: tuple[Statement, ...]

    @property
    def by_hand(self) -> bool:
        """Whether an editor wrote it, and no importer."""
        return self.statements[0].by_hand

    def at(self) -> Place:
        """Return the place of its own entry or line."""
        return self.statements[0].at()

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with its place, the canonical one first; of what stands in several places, the first."""
        first, *fragments = self.statements
        yield from first.names()
        told = {(one.text, one.lang, one.kind) for one in first.entity.names} if fragments else set()
        for fragment in fragments:
            for name, place in fragment.names():
                if (name.text, name.lang, name.kind) not in told:
                    yield name, place
            told |= {(one.text, one.lang, one.kind) for one in fragment.entity.names}

    def roles(self) -> Iterator[tuple[Role, Place]]:
        """Yield each role with its place."""
        for statement in self.statements:
            for number, role in enumerate(statement.entity.roles):
                yield role, statement.at("roles", str(number))

    def fault(self, place: Place, rule: str, message: str, *also: Place, severity: Severity = "error") -> Fault:
        """Return a fault of this entry."""
        return Fault(place, severity, rule, f"{self.statements[0].key}: {message}", also)


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an entry, where it stands, and what it is compared by: folded, Han characters simplified."""

    entry: Entry
    name: Name
    place: Place
    spelling: str


@dataclass(frozen=True)
class Located:
    """A whole book with its places.

    Attributes:
        files: Every file that could be read.
        entries: Every sound entry, in the order of files and lines.
    """

    files: Sequence[ReadFile]
    entries: Sequence[Entry]

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries by identifier; of two, the later."""
        return {one.entity.id: one for one in self.entries}

    @cached_property
    def names(self) -> Sequence[Named]:
        """Every name of every entry, in the order of the entries."""
        return [Named(entry, name, place, spelling(name)) for entry in self.entries for name, place in entry.names()]


def spelling(name: Name) -> str:
    """Return what two names are compared by, whatever their capitals, spacing, punctuation and form of characters."""
    return squash(simplified(name.text) if has_han(name.text) else name.text)
