"""Files of lines: entities, fragments and parts of names with their numbers, and the malformed ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from namenorm.gazetteer.checks.book import Fault, Place, ReadFile
from namenorm.gazetteer.lines import from_line, to_line
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.parts import PartRole, Script

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


_SCRIPTS: tuple[str, ...] = get_args(Script)
_FIELDS = frozenset({"id", "role", "frequency", "source", *_SCRIPTS})
_ROLES: tuple[str, ...] = get_args(PartRole)


def read_parts(path: Path, faults: list[Fault]) -> ReadFile:
    """Return the sources of a file of parts; what is wrong with its lines is added to ``faults``."""
    sources: dict[str, Place] = {}
    first: dict[str, Place] = {}
    for place, text in lines_of(path):
        raw, wrong = _parsed(text)
        faults.extend(Fault(place, "error", MALFORMED, one) for one in wrong)
        if wrong:
            continue
        before = first.setdefault(raw["id"], place)
        if before is not place:
            told = f"{raw['id']} stands before at {before}: give one of them another identifier"
            faults.append(Fault(place, "error", "double", told, (before,)))
        sources.setdefault(raw.get("source", ""), place)
    sources.pop("", None)
    return ReadFile(path, sources)


def _parsed(text: str) -> tuple[Mapping[str, Any], list[str]]:
    try:
        text.encode("utf-8")
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [f"no part of a name: {said(error)}"]
    if not isinstance(raw, dict):
        return {}, ["a part of a name is a JSON object with id and forms by script"]
    return raw, list(_faults(raw))


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    identifier = raw.get("id")
    if not isinstance(identifier, str) or ":" not in identifier:
        yield f"id is {identifier!r}; write source:local"
    if unknown := sorted(set(raw) - _FIELDS):
        yield f"unknown field {', '.join(unknown)} of a part; the scripts are {', '.join(_SCRIPTS)}"
    if raw.get("role", "") not in _ROLES:
        yield f"role {raw['role']!r} is none of given, surname and nothing"
    if type(raw.get("frequency", 0)) is not int:
        yield f"frequency {raw['frequency']!r} is no whole number"
    if not isinstance(raw.get("source", ""), str):
        yield f"source {raw['source']!r} is no text"
    forms = [raw[script] for script in _SCRIPTS if script in raw]
    if not forms:
        yield "a part has forms in at least one script"
    if not all(isinstance(held, list) and all(isinstance(one, str) and one for one in held) for held in forms):
        yield "the forms of a script are a list of texts"
