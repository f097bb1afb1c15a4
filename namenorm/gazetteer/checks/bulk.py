"""Bulk files: lines and fragments with their numbers, and the malformed ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from namenorm.gazetteer.checks.book import ReadFile
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.lines import from_line, to_line
from namenorm.gazetteer.model import Entity, Name

MALFORMED = "malformed"
_ESCAPED = "\\ud"
"""How JSON writes half a surrogate pair, which is no character."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a bulk file: an entity, or a fragment of one."""

    place: Place
    entity: Entity
    by_hand: bool = False

    @property
    def key(self) -> str:
        """The identifier that the line gives."""
        return self.entity.id

    def at(self, *_: str) -> Place:
        """Return the line, which all of its values share."""
        return self.place

    def names(self) -> Iterator[tuple[Name, Place]]:
        """Yield each name with the line."""
        return ((name, self.place) for name in self.entity.names)


def read_bulk(path: Path, faults: list[Fault]) -> ReadFile:
    """Return the entities and fragments of a file; what is wrong with its lines is added to ``faults``."""
    sources: dict[str, Place] = {}
    statements: list[Line] = []
    fragments: list[Line] = []
    for place, text in lines_of(path):
        try:
            entity, fragment = _sound(text)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(place, "error", MALFORMED, said(error)))
            continue
        for source in (entity.source, *(name.source for name in entity.names)):
            sources.setdefault(source, place)
        (fragments if fragment else statements).append(Line(place, entity))
    sources.pop("", None)
    return ReadFile(path, sources, statements, fragments)


def lines_of(path: Path) -> Iterator[tuple[Place, str]]:
    """Yield each line that is not blank with its place; bytes that are no UTF-8 stand as surrogates."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield Place(path, number), line


def said(error: Exception) -> str:
    """Return what an error says of a line, on one line and in characters that can be printed."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _sound(text: str) -> tuple[Entity, bool]:
    text.encode("utf-8")  # raises where bytes were none
    entity, fragment = from_line(text)
    if _ESCAPED in text.lower():
        to_line(entity, fragment=fragment).encode("utf-8")
    if not (fragment or any(name.kind == "canonical" for name in entity.names)):
        raise ValueError(f"{entity.id}: names need the canonical one, {entity.name!r} under en")
    return entity, fragment
