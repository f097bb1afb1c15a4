"""What is exported, what was written of it and why the rest was not, whom to credit, and the file itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from namenorm.gazetteer.model import Entity, EntityKind
from namenorm.gazetteer.sources import share_alike
from namenorm.gazetteer.whole_file import beside


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a book; whatever is empty wants all.

    Attributes:
        kinds: Kinds of entities.
        countries: ISO 3166-1; an entity of any of them.
        ids: Identifiers, None for all; an empty set wants nothing.
        bound: Sources whose entities and names are left out.
    """

    kinds: frozenset[EntityKind] = frozenset()
    countries: frozenset[str] = frozenset()
    ids: Container[str] | None = None
    bound: frozenset[str] = frozenset()

    def wants(self, entity: Entity) -> bool:
        """Tell whether an entity is of a wanted kind, country and identifier, whatever its source."""
        return (
            (not self.kinds or entity.kind in self.kinds)
            and (not self.countries or not self.countries.isdisjoint(entity.countries))
            and (self.ids is None or entity.id in self.ids)
        )

    def free(self, entity: Entity) -> Entity | None:
        """Return an entity without the names of sources that are left out; None if it is of such a source itself."""
        if not self.bound:
            return entity
        if entity.source in self.bound:
            return None
        kept = tuple(one for one in entity.names if one.source not in self.bound)
        return entity if len(kept) == len(entity.names) else replace(entity, names=kept)


REASONS: Mapping[str, str] = {
    "share-alike": "from a source whose licence asks that what is made of it be shared alike",
    "no-rendering": "no name in a target language, or none as long as the short form",
    "short": "so few characters that they stand inside of other words",
    "homograph": "an ordinary word of its language, too",
    "ambiguous": "several entities of the book have it",
    "unverified": "no second source confirms it",
    "contested": "which name is right is disputed; a house style chooses",
    "characters": "a control character, a line break, white space around it, or what the form cannot hold",
    "phrase-bytes": "longer than the engine takes",
    "double": "the source stands there already",
    "file-bytes": "the file is full; what is imported from lists goes first",
    "no-name": "no name that the form can hold",
}
"""Why something is left out, by the name of the reason."""
DANGERS = ("short", "homograph", "ambiguous", "unverified", "contested")
"""Reasons for which a name would be replaced where it should not be; each can be asked for."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not exported.

    Attributes:
        entity_id: Whose.
        text: The name, the source side of a pair.
        lang: Its language.
        rendering: What it would have become; empty where there is no other side.
        reason: A key of ``REASONS``.
    """

    entity_id: str
    text: str
    lang: str
    rendering: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """Return it as an object of JSON."""
        said = {"id": self.entity_id, "text": self.text, "lang": self.lang}
        return {**said, "rendering": self.rendering, "reason": self.reason, "why": REASONS[self.reason]}


Tell = Callable[[LeftOut], None]


def tell_nobody(one: LeftOut) -> None:
    """Take what was left out and do nothing."""


@dataclass(slots=True)
class Report:
    """What an export came to.

    Attributes:
        entities: Entities of which something was written.
        written: Entries of a glossary, or names of a termbase.
        size: Bytes of the file.
        left_out: How many names or pairs were left out, by reason.
        sources: How many names or pairs were written of each source.
        tell: Called with each that is left out.
    """

    entities: int = 0
    written: int = 0
    size: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    tell: Tell = tell_nobody

    def leave_out(self, one: LeftOut) -> None:
        """Count what is left out, and tell it."""
        self.left_out[one.reason] += 1
        self.tell(one)

    def to_dict(self) -> dict[str, Any]:
        """Return the counts by their names."""
        counts = {"entities": self.entities, "written": self.written, "bytes": self.size}
        return {**counts, "left_out": dict(self.left_out.most_common()), "sources": dict(sorted(self.sources.items()))}


Sources = Mapping[str, Mapping[str, Any]]
"""Sources by key, with the fields of ``SOURCES.toml``."""


def bound_sources(sources: Sources) -> frozenset[str]:
    """Return the sources whose licence asks that what is made of them be shared alike."""
    return frozenset(key for key, said in sources.items() if share_alike(str(said.get("licence", ""))))


def source_line(key: str, sources: Sources) -> str:
    """Return title, licence and credit of a source on one line; of one that nobody describes, that."""
    said = sources.get(key)
    if said is None:
        return f"{key}: the book's SOURCES.toml does not say under which licence"
    parts = [f"{key}: {said.get('title', key)}", f"Licence: {said.get('licence', 'not told')}"]
    parts += [f"Credit: {said['credit']}"] if said.get("credit") else []
    parts += [str(said["url"])] if said.get("url") else []
    return ". ".join(" ".join(part.split()) for part in parts)


def share_alike_line(used: Iterable[str], sources: Sources) -> str:
    """Return what share-alike data in an export means for whoever passes it on; empty where there is none."""
    bound = sorted(set(used) & bound_sources(sources))
    if not bound:
        return ""
    licences = sorted({str(sources[one]["licence"]) for one in bound})
    return (
        f"Holds data of {', '.join(bound)}: passed on, also changed, it stays under {' and '.join(licences)}, "
        "and the credit stays with it."
    )


def credit_lines(used: Iterable[str], sources: Sources) -> Iterator[str]:
    """Yield what has to stand beside an export: a line for each of its sources, then what share-alike asks."""
    used = sorted(set(used))
    yield from (source_line(key, sources) for key in used)
    if said := share_alike_line(used, sources):
        yield said


class Output:
    """Text that is written as UTF-8.

    Attributes:
        size: Bytes so far.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Write to an open file."""
        self._file = file
        self.size = 0

    def write(self, text: str) -> None:
        """Write a text; a lone surrogate, which UTF-8 does not have, becomes a question mark."""
        self.size += self._file.write(text.encode("utf-8", "replace"))


@contextmanager
def writing(path: Path) -> Iterator[Output]:
    """Open a file beside its place, and move it there at the end; after a fault nothing is changed.

    Raises:
        OSError: If the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as file:
        yield Output(file)
