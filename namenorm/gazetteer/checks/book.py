"""What is wrong with a book, and where; and entries with their places, which the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from namenorm.gazetteer.lines import merged
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

Severity = Literal["error", "warning"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, counted from 1."""

    file: Path
    line: int

    def __str__(self) -> str:
        """Write it as editor programs and compilers do."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        place: Where it stands; of two entries that clash, the later one.
        severity: ``error`` where the book is wrong, ``warning`` where it is likely to be.
        rule: Short name of the rule that is broken.
        message: What is wrong and what mends it, beginning with the entry's key where there is one.
        also: The other places that the fault is about.
    """

    place: Place
    severity: Severity
    rule: str
    message: str
    also: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """Write it on one line."""
        return f"{self.place}: {self.severity}: {self.message} [{self.rule}]"


def by_severity(faults: list[Fault]) -> list[Fault]:
    """Return faults with errors first, then in the order of files and lines."""
    return sorted(faults, key=lambda one: (SEVERITIES.index(one.severity), one.place, one.rule, one.message))


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


_FRAGMENT = "fragment"


def joined(files: Sequence[ReadFile], faults: list[Fault]) -> Iterator[Entry]:
    """Yield the entries of a book, each with its fragments; one that has no entry is added to ``faults``.

    Of two entries with one identifier, which are a fault of their own, the first gets the fragments.
    """
    waiting: dict[str, list[Statement]] = {}
    for fragment in (one for file in files for one in file.fragments):
        waiting.setdefault(fragment.entity.id, []).append(fragment)
    for statement in (one for file in files for one in file.statements):
        fragments = waiting.pop(statement.entity.id, [])
        entity = statement.entity
        for fragment in fragments:
            entity = merged(entity, fragment.entity)
        yield Entry(entity, (statement, *fragments))
    for fragment in (one for rest in waiting.values() for one in rest):
        told = f"{fragment.key}: a fragment of an entity that no file has: write its entry, or take the line out"
        faults.append(Fault(fragment.at(), "error", _FRAGMENT, told))
