"""Whether what an import brings is in the book already: then its new names are added to what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.model import Entity, Name
from namenorm.text.han import simplified
from namenorm.text.key import key

KNOWN = "the book has it already"
SEVERAL = "several of the book are called so"


class Known(Protocol):
    """A book that can be asked."""

    def by_id(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier, None if there is none."""

    def named(self, text: str) -> Iterable[Entity]:
        """Return the entities that have a name, each once."""


def placed(outcomes: Iterable[tuple[str, Outcome]], book: Known, source: str = "") -> Iterator[tuple[str, Outcome]]:
    """Yield outcomes; an entity that the book has gives the names that the book lacks, as a fragment of that one.

    Args:
        outcomes: With their places.
        book: Where to look.
        source: Key of the import's source, which the added names carry.
    """
    for place, outcome in outcomes:
        found = outcome.entity
        yield place, outcome if found is None else _placed(found, book, source or found.source)


def _placed(entity: Entity, book: Known, source: str) -> Outcome:
    same = book.by_id(entity.id)
    if same is not None:
        return _added(same, entity.names, source)
    namesakes = [one for one in book.named(entity.name) if one.kind == entity.kind]
    alike = [one for one in namesakes if shares_other(one, entity)]
    if len(alike) == 1:
        return _added(alike[0], entity.names, source)
    if len(namesakes) > 1:
        return Outcome(left_out=SEVERAL)
    if namesakes:
        # One name is all that speaks for it, and people share names: an editor has to look before it rewrites anything.
        return _added(namesakes[0], tuple(replace(one, verified=False) for one in entity.names), source)
    return Outcome(entity)


def _added(known: Entity, names: Iterable[Name], source: str) -> Outcome:
    held = {_fold(one) for one in known.names}
    new: dict[tuple[str, str], Name] = {}
    for one in names:
        if _fold(one) not in held:
            # The entity has an English canonical name; one more is another way to write it.
            kind = "alias" if one.kind == "canonical" and one.lang == "en" else one.kind
            new.setdefault(_fold(one), replace(one, kind=kind))
    if not new:
        return Outcome(left_out=KNOWN)
    return Outcome(Entity(known.id, known.kind, "", names=tuple(new.values()), source=source), fragment=True)


def shares_other(one: Entity, other: Entity) -> bool:
    """Tell whether two entities share a name that is not English."""
    mine, theirs = ({_fold(name) for name in entity.names if name.lang != "en"} for entity in (one, other))
    return not mine.isdisjoint(theirs)


def _fold(name: Name) -> tuple[str, str]:
    folded = key(name.text)
    lang = name.lang.split("-")[0]
    return lang, simplified(folded) if lang == "zh" else folded
