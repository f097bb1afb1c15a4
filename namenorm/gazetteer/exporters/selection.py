"""Which entities and names of a book are exported."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from namenorm.gazetteer.model import Entity, EntityKind


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
