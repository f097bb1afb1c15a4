"""A house style over a book: what the house prints for each entity of which its style says anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from namenorm.errors import GazetteerError
from namenorm.gazetteer.house_style import Preference, Style, spelt
from namenorm.gazetteer.model import BULK, RIGHT_KINDS, Entity, surname_in
from namenorm.text.key import squash

_NAMES = RIGHT_KINDS | {"native", "order"}
Asked = Callable[[str], Iterable[tuple[Entity, str]]]
"""What a book has under a squashed spelling: each entity with the system by which it has it."""


@dataclass(frozen=True, slots=True)
class HouseForm:
    """What a house prints for an entity.

    Attributes:
        name: The name.
        surname: The surname within it; empty where it is no person.
        chosen: Whether the house chose this very name, and not just how names of a country are written.
        plain_name: The name that the book has.
        plain_surname: The surname that it has.
        turned: Whether the house has the surname at the other end than the book.
        allowed: Other names that the house lets stand, squashed.
    """

    name: str
    surname: str
    chosen: bool
    plain_name: str
    plain_surname: str
    turned: bool = False
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class House:
    """What a style says of the entities of a book.

    Attributes:
        style: The style.
        chosen: Its preferences, by the identifier of what they name.
    """

    style: Style
    chosen: Mapping[str, Preference]

    def form(self, entity: Entity) -> HouseForm | None:
        """Return what the house prints for an entity as the book has it; None where the style says nothing of it."""
        preference = self.chosen.get(entity.id) or self._marked(entity)
        if preference is not None:
            allowed = frozenset(map(squash, preference.allow))
            surname = surname_in(entity, preference.name)
            return HouseForm(preference.name, surname, True, entity.name, entity.surname, allowed=allowed)
        name = spelt(self.style, entity)
        if name is None:
            return None
        turned = squash(name) != squash(entity.name)
        return HouseForm(name, entity.surname, False, entity.name, entity.surname, turned)

    def printed(self, entity: Entity) -> Entity:
        """Return an entity under the name that the house prints."""
        form = self.form(entity)
        return entity if form is None else replace(entity, name=form.name, surname=form.surname)

    def _marked(self, entity: Entity) -> Preference | None:
        marked = (one for one in entity.names if self.style.name in one.style and one.kind in _NAMES)
        name = next((one for one in marked if one.lang == self.style.lang), None)
        return None if name is None else Preference(name.text)


def house_of(style: Style, asked: Asked, entities: Callable[[], Iterator[Entity]]) -> House:
    """Return what a style says of a book.

    Args:
        style: The style.
        asked: What the book has under a spelling.
        entities: All that it has, for a style that is a mark alone.

    Raises:
        GazetteerError: If the style prefers what the book does not have as a right name, or has of several; or if it
            is a mark that no name has. The text lists every fault.
    """
    found = [(one, _meant(one, list(asked(squash(one.name))))) for one in style.prefer]
    faults = [meant for _, meant in found if not isinstance(meant, Entity)]
    chosen = {meant.id: one for one, meant in found if isinstance(meant, Entity)}
    if not faults and len(chosen) < len(found):
        faults.append("prefer has two names of one entry; leave one out")
    house = House(style, chosen)
    if style.is_mark and not any(house.form(one) is not None for one in entities()):
        faults.append(f"no name in the book is marked so, and there is no file “{style.name}”; name a YAML file")
    if faults:
        raise GazetteerError("\n".join(f"style {style.name}: {fault}" for fault in faults))
    return house


def _meant(one: Preference, found: list[tuple[Entity, str]]) -> Entity | str:
    """Return the entity that a preference names, or why there is none."""
    here = [(entity, system) for entity, system in found if one.of in ("", entity.id)]
    rightly = {entity.id: entity for entity, system in here if system in _NAMES}
    curated = [entity for entity in rightly.values() if entity.source not in BULK]
    best = curated or list(rightly.values())
    if len(best) == 1:
        return best[0]
    if best:
        ids = ", ".join(sorted(entity.id for entity in best))
        return f"“{one.name}” is a name of {ids}: write {{name: {one.name}, of: …}}"
    return _unknown(one, here)


def _unknown(one: Preference, found: list[tuple[Entity, str]]) -> str:
    of = f" of {one.of}" if one.of else ""
    listed = sorted({f"{system} of {entity.id}" for entity, system in found})
    had = f" (it is there as {', '.join(listed[:3])})" if listed else ""
    return f"“{one.name}” is no right name{of} in the book{had}: add it as alias in a book of the house (--overlay)"
