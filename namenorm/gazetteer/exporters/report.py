"""What an export wrote, and what it left out for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

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
