"""Japanese names with the surname first on a page that prints others with the given name first.

"Taro Aso came with two lawmakers, Suzuki Keisuke and Nakanishi Kenji": the page follows the usage of most English news,
and the names that its translation did not know are in the order of their originals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from namenorm.gazetteer.model import Entity
from namenorm.resolve.group import Group
from namenorm.resolve.speakers import Link
from namenorm.text.key import squash
from namenorm.values import Evidence

if TYPE_CHECKING:  # who only checks loads no romanisation
    from namenorm.romanise.backward import Backward

SURE = 0.7
"""How surely such a name is turned round, set by hand."""
_JAPAN = "JP"
_RATHER = 3.0  # times as common as a surname as it is as a given name, or the other way about


def turned(
    groups: Iterable[Group],
    known: Iterable[tuple[str, Entity]],
    parts: Callable[[], Backward],
    ordinary: Collection[str],
) -> dict[int, Link]:
    """Return how each unknown name should read that is in another order than the page's, by the number of its group.

    Args:
        groups: The persons of a page whom the book does not know.
        known: The names of those whom it knows, as they stand and rightly spelt, with who they are.
        parts: Gives how common surnames and given names of Japan are; not asked where the page has no order.
        ordinary: Words of the language.
    """
    orders = {_is_given_first(surface, entity) for surface, entity in known if _JAPAN in entity.countries}
    if True not in orders or False in orders:
        return {}
    found = (group for group in groups if _is_surname_first(group, parts(), ordinary))
    return {group.number: _link(group) for group in found}


def _is_given_first(surface: str, entity: Entity) -> bool | None:
    words, surname = [squash(one) for one in surface.split()], squash(entity.surname)
    if len(words) != 2 or surname not in words or words[0] == words[1]:
        return None
    return words[1] == surname


def _is_surname_first(group: Group, parts: Backward, ordinary: Collection[str]) -> bool:
    words = [squash(one) for one in group.surface.split()]
    if len(words) != 2 or group.reading is not None or any(not one.derived for one in group.found):
        return False
    surname, given = words
    return given not in ordinary and all(
        one.get(word, 0.0) > _RATHER * other.get(word, 0.0)
        for word, one, other in ((surname, parts.surnames, parts.given), (given, parts.given, parts.surnames))
    )


def _link(group: Group) -> Link:
    surname, given = group.surface.split()
    said = f"{surname} is a Japanese surname; the text has other Japanese names surname last"
    return Link(group.number, f"{given} {surname}", SURE, (Evidence("name-order", said, 0.0),), "order")
