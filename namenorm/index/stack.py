"""Several indexes asked as one: an overlay over a book."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.gazetteer.model import Entity, Name
from namenorm.index.reader import Index
from namenorm.index.spellings import DERIVED


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that has a spelling.

    Attributes:
        entity: The entity.
        name: The attested name that the spelling is or was made from.
        system: How the spelling came about, a member of ``spellings.SYSTEMS``.
    """

    entity: Entity
    name: Name
    system: str

    @property
    def derived(self) -> bool:
        """Whether the spelling was generated and nobody attests it."""
        return self.system in DERIVED


class Stack:
    """Indexes in order of authority; an entity of an earlier one hides the entity of the same identifier in a later."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        """Ask ``indexes``, the most authoritative first."""
        self.indexes = tuple(indexes)
        self.hash = self.indexes[0].hash if len(self.indexes) == 1 else _joint_hash(self.indexes)
        self._hidden = _hidden(self.indexes)

    def find(self, key: str) -> tuple[Found, ...]:
        """Return the entities that have a squashed spelling."""
        return tuple(self._found(key))

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier from the most authoritative index that has it."""
        return next((one for index in self.indexes if (one := index.by_id(entity_id)) is not None), None)

    def prefixes(self, key: str) -> list[str]:
        """Return the spellings with which a squashed text begins."""
        if len(self.indexes) == 1:
            return self.indexes[0].prefixes(key)
        return sorted({one for index in self.indexes for one in index.prefixes(key)}, key=len)

    def keys(self, prefix: str) -> list[str]:
        """Return the squashed spellings that begin with a prefix."""
        return [one for index in self.indexes for one in index.keys(prefix)]

    def entities(self) -> Iterator[Entity]:
        """Yield every entity that is not hidden."""
        for place, index in enumerate(self.indexes):
            yield from (one for one in index.entities() if one.id not in self._hidden[place])

    def _found(self, key: str) -> Iterator[Found]:
        for place, index in enumerate(self.indexes):
            for posting in index.find(key):
                entity = index.entity(posting.entity)
                if entity.id not in self._hidden[place]:
                    yield Found(entity, entity.names[posting.name], posting.system)


def _joint_hash(indexes: Sequence[Index]) -> str:
    return hashlib.sha256("".join(one.hash for one in indexes).encode()).hexdigest()


def _hidden(indexes: Sequence[Index]) -> list[frozenset[str]]:
    hidden: list[frozenset[str]] = []
    for place in range(len(indexes)):
        above = indexes[:place]
        hidden.append(frozenset(entity.id for index in above for entity in index.entities()))
    return hidden
