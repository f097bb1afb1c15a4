"""One entity changed in two places since both were the same: what it is now, and where the two contradict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.fields import Facts, Key, entity_of, facts, label, said

Side = Literal["file", "store"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact that was changed in the file and in the store, and not to the same.

    Attributes:
        entity_id: Of which entity.
        field: Which fact.
        base: How both had it at the last load, empty where they did not.
        file: How the file has it.
        store: How the store has it.
    """

    entity_id: str
    field: str
    base: str
    file: str
    store: str

    def __str__(self) -> str:
        """Return the contradiction as a line."""
        had, file, store = (one or "nothing" for one in (self.base, self.file, self.store))
        return f"{self.entity_id}: {self.field}: the file says {file}, the store {store} (before: {had})"


def three_way(
    base: Entity | None, file: Entity, store: Entity, prefer: Side | None = None
) -> tuple[Entity, tuple[Clash, ...]]:
    """Merge what was changed in a file and in the store since the last load.

    Args:
        base: The entity at the last load, None if it never was loaded.
        file: The entity in the file.
        store: The entity in the store.
        prefer: Which side counts where the two contradict; the store's value stays unless given.

    Returns:
        The merged entity, and every contradiction, settled or not.
    """
    sides = (facts(base), facts(file), facts(store))
    clashes = []
    merged = {}
    for key in _order(*sides):
        value, clash = _settled(file.id, key, sides, prefer)
        if value is not None:
            merged[key] = value
        if clash is not None:
            clashes.append(clash)
    return entity_of(file.id, merged), tuple(clashes)


def _settled(
    entity_id: str, key: Key, sides: tuple[Facts, Facts, Facts], prefer: Side | None
) -> tuple[object, Clash | None]:
    base, file, store = (one.get(key) for one in sides)
    if file in (base, store):
        return store, None
    if store == base:
        return file, None
    clash = Clash(entity_id, label(key), said(base), said(file), said(store))
    return (file if prefer == "file" else store), clash


def _order(base: Facts, file: Facts, store: Facts) -> Iterable[Key]:
    """Return all keys in the order of the side that was changed; of two such, in the store's."""
    first, second = (file, store) if list(store) == list(base) else (store, file)
    return dict.fromkeys((*first, *second))
