"""What the book has already, so that an importer adds to it and makes no double of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.lines import merged, read_lines
from namenorm.gazetteer.model import RIGHT_KINDS, Entity, EntityKind
from namenorm.romanise.kanji import folded as one_form
from namenorm.text.key import has_han, squash

_OWN = RIGHT_KINDS | {"native", "adopted"}


class Held:
    """The entities of one kind, found by their right names; of variants of a Han character, any will do."""

    def __init__(self, entities: Iterable[Entity], kind: EntityKind) -> None:
        """Take the entities of a kind."""
        self.entities = {one.id: one for one in entities if one.kind == kind}
        self._by_name: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for name in names_of(entity):
                self._by_name.setdefault(folded(name), set()).add(entity.id)

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """Return the identifiers of the entities that have one of these names."""
        return frozenset().union(*(self._by_name.get(folded(name), ()) for name in names))

    def same(self, latin: Iterable[str], others: Iterable[str], country: str = "") -> Entity | None:
        """Return the one entity that these names fit.

        It lies in the country, where both are known to lie in one. It has a name of each list; or in a country, it has
        a name of either, and its Han names do not say that it is another (抚州 is not the Fuzhou that is written 福州).
        None where none or several fit.

        Args:
            latin: Names in Latin letters.
            others: Names in other scripts.
            country: ISO 3166-1 alpha-2; empty where it is not known.
        """
        others = tuple(others)
        by_latin, by_others = self.named(latin), self.named(others)
        both = {one for one in by_latin & by_others if self._within(one, country)}
        fitting = both or {one for one in by_latin | by_others if self._near(one, others, country)}
        return self.entities[next(iter(fitting))] if len(fitting) == 1 else None

    def _within(self, identifier: str, country: str) -> bool:
        countries = self.entities[identifier].countries
        return not country or not countries or country in countries

    def _near(self, identifier: str, others: tuple[str, ...], country: str) -> bool:
        entity = self.entities[identifier]
        han, own = ({folded(one) for one in names if has_han(one)} for names in (others, names_of(entity)))
        return country in entity.countries and not (han and own and not han & own)


def curated(kind: EntityKind) -> Held:
    """Return the entities of a kind that the bundled book has by hand."""
    return Held(load_book(bundled_folder() / "curated").entities.values(), kind)


def bulk(kind: EntityKind, *files: Path) -> Held:
    """Return the entities of a kind in bulk files."""
    rows = (row for file in files for row in read_lines(file))
    return Held((entity for _, entity, fragment, _ in rows if entity and not fragment), kind)


def held_with(kind: EntityKind, *files: Path) -> Held:
    """Return the entities of a kind that the bundled book has by hand or in bulk files, with what these add to each."""
    found = dict(load_book(bundled_folder() / "curated").entities)
    rows = [(entity, fragment) for file in files for _, entity, fragment, _ in read_lines(file) if entity]
    found.update((entity.id, entity) for entity, fragment in rows if not fragment)
    for entity, fragment in rows:
        if fragment and entity.id in found:
            found[entity.id] = merged(found[entity.id], entity)
    return Held(found.values(), kind)


def kept_apart(namesakes: list[Entity]) -> Iterator[Entity]:
    """Yield entities of one name as look-alikes, with a number after an identifier that another has already."""
    numbered: list[Entity] = []
    for entity in namesakes:
        taken = sum(one.id == entity.id or one.id.startswith(f"{entity.id}#") for one in numbered)
        numbered.append(replace(entity, id=f"{entity.id}#{taken + 1}") if taken else entity)
    ids = {one.id for one in numbered}
    yield from (replace(one, not_same_as=tuple(sorted(ids - {one.id}))) for one in numbered)


def names_of(entity: Entity) -> list[str]:
    """Return the right and the native names of an entity."""
    return [name.text for name in entity.names if name.kind in _OWN]


def unlike(names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield each name that is none of those known, in the order given and each once."""
    told = {folded(one) for one in known}
    for name in names:
        if folded(name) not in told:
            told.add(folded(name))
            yield name


def folded(name: str) -> str:
    """Return what two names are compared by."""
    return squash(one_form(name) if has_han(name) else name)
