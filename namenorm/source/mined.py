"""What one document teaches: its glosses, and what it prints for each name of its original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from namenorm.source.gloss import Gloss
from namenorm.source.values import Placement
from namenorm.values import Document

_PRINTED = frozenset({"right", "accepted", "wrong"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a document prints for a name of its original.

    Attributes:
        native: The name, in simplified characters.
        latin: What is printed.
        entity: Identifier of the entity that bears the name, if the book knows one alone.
        verdict: What became of it.
        count: How often.
    """

    native: str
    latin: str
    entity: str
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class Mined:
    """The harvest of one document.

    Attributes:
        document: Its identifier.
        outlet: Who published it; may be empty.
        published: Day of publication, ISO 8601; may be empty.
        glosses: Of its text and of its original.
        renderings: One a name and surface.
    """

    document: str
    outlet: str
    published: str
    glosses: tuple[Gloss, ...]
    renderings: tuple[Rendering, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the harvest for JSON."""
        return asdict(self)


def harvest(document: Document, glosses: Iterable[Gloss], placements: Iterable[Placement]) -> Mined:
    """Return what a document teaches.

    Args:
        document: The document.
        glosses: Of its text and of its original.
        placements: What became of the names of its original.
    """
    counted: dict[tuple[str, str, str, str], int] = {}
    for one in placements:
        if one.span is not None and one.verdict in _PRINTED and one.native.kind == "person":
            latin = document.text[one.span.start : one.span.end]
            row = (one.native.plain, latin, one.entity.id if one.entity else "", one.verdict)
            counted[row] = counted.get(row, 0) + 1
    rows = tuple(Rendering(*row, count) for row, count in counted.items())
    return Mined(document.id, document.outlet or "", document.published or "", tuple(glosses), rows)


def content_key(document: Document) -> str:
    """Return what identifies a document by all that is mined of it: the same article twice is one."""
    joined = "\x1f".join((document.text, document.source or "", document.outlet or "", document.published or ""))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]
