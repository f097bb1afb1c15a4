"""What the reading of an original yields: native names, aligned segments, placements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.gazetteer.model import Entity
from namenorm.values import Evidence, Relation, SourceState, Span

NativeOrigin = Literal["index", "characters", "tagger", "reading", "surname", "sound"]
"""How a native name was found: in the book, by its characters, by a tagger, because a rendering reads so, as the
surname of somebody named before, or because a printed name sounds so."""
Rendered = Literal["right", "accepted", "wrong", "missing", "not-found"]
"""What became of a native name: the name that its bearer is known by; another right one; a wrong one; nothing,
though its segment is there; or it cannot be told."""


@dataclass(frozen=True, slots=True)
class NativeName:
    """A name in the original.

    Attributes:
        start: First code point in the original.
        end: One past the last.
        text: The name as it stands there.
        plain: The same in simplified characters without dots, or in lower case: what namesakes are compared by.
        kind: ``person``, ``org``, ``place`` or ``other``.
        origin: How it was found.
        surely: How likely it is a name, 0 to 1.
        entities: Those of the book that bear it.
        countries: ISO codes of the countries that the words before it speak of.
        about: ISO code of the one country of the Chinese world that the whole text speaks of, if there is one.
        chinese: How likely it is a Chinese name, in the light of what the text speaks of; None where nobody asked.
    """

    start: int
    end: int
    text: str
    plain: str
    kind: str
    origin: NativeOrigin
    surely: float = 1.0
    entities: tuple[Entity, ...] = ()
    countries: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    chinese: float | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the original."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Bead:
    """A stretch of the original and the stretch of the translation that renders it; either may be empty."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Placement:
    """A native name and what the translation prints for it.

    Attributes:
        native: The name in the original.
        verdict: What became of it.
        span: Where its rendering stands in the translation; None where there is none.
        rendering: What should stand there: the surface itself where it is right.
        relation: How a wrong rendering relates to the right one.
        entity: Who is meant, where the book knows it for certain.
        confidence: Probability, 0 to 1, that the verdict is right.
        evidence: Why.
    """

    native: NativeName
    verdict: Rendered
    span: Span | None = None
    rendering: str | None = None
    relation: Relation | None = None
    entity: Entity | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What an original says of its translation.

    Attributes:
        state: Whether it was used, and why not.
        plain: The original in simplified characters; None unless it was used.
        natives: Its names, in order.
        beads: What renders what.
        placements: What became of each person, in the order of the original.
        note: How more of its names would be found; empty where nothing is missing.
        lang: As which language it was read; empty unless it was used.
    """

    state: SourceState
    plain: str | None = None
    natives: tuple[NativeName, ...] = ()
    beads: tuple[Bead, ...] = ()
    placements: tuple[Placement, ...] = ()
    note: str = ""
    lang: str = ""
