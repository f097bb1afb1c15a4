"""Which entities of the book are the person that a record means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from opencc import OpenCC

from eval.load import Known
from eval.names import same_name
from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.text.key import has_han, squash
from namenorm.values import EntityRef


def right_names(entity: Entity) -> tuple[str, ...]:
    """Return the names of an entity that are right in an English text."""
    return tuple(
        n.text for n in entity.names if n.kind in RIGHT_KINDS and not has_han(n.text) and n.lang.startswith("en")
    )


def han_names(entity: Entity) -> tuple[str, ...]:
    """Return the Chinese names of an entity in Han characters."""
    return tuple(dict.fromkeys(n.text for n in entity.names if n.lang.startswith("zh") and has_han(n.text)))


class Identity:
    """The persons of a book, found by what a record says of them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Keep the English names of the persons, and index them by their Han names, simplified."""
        self._han: dict[str, set[str]] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for entity in entities:
            if entity.kind == "person":
                self._add(entity)

    def _add(self, entity: Entity) -> None:
        self._names[entity.id] = right_names(entity)
        for han in han_names(entity):
            self._han.setdefault(simplified(han), set()).add(entity.id)

    def of(self, known: Known) -> frozenset[str]:
        """Return the entities that a record means: those with one of its English names, else those with its Han name.

        Empty means that the book does not know the person.
        """
        return self._of(known.names, simplified(known.native))

    @lru_cache(maxsize=4096)  # noqa: B019 - one object lives as long as the run
    def _of(self, names: tuple[str, ...], native: str) -> frozenset[str]:
        full = [name for name in names if len(name.split()) > 1]
        english = {id_ for id_, own in self._names.items() if any(same_name(one, full) for one in own if " " in one)}
        return frozenset(english or (self._han.get(native, set()) if native else set()))

    def is_right(self, known: Known, entity: EntityRef | None, suggestion: str | None) -> bool:
        """Tell whether a proposal names the person that a record means, by entity or by name."""
        if entity is not None and (entity.id in self.of(known) or same_name(entity.name, known.names, known.surface)):
            return True
        return suggestion is not None and same_name(suggestion, known.names, known.surface)


_CONVERTER = OpenCC("t2s")


@lru_cache(maxsize=65536)
def simplified(han: str) -> str:
    """Return a name in simplified characters, without spaces and punctuation."""
    return squash(_CONVERTER.convert(han))


def names_by_id(entities: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    """Return the right English names of every person, by identifier."""
    return {id_: right_names(one) for id_, one in entities.items() if one.kind == "person"}
