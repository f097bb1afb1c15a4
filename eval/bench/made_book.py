"""Books of any size, made of rigour's parts of names: five attested names an entity, two of them in Han characters.

Two entities in five are made as Chinese: a surname as often as it is borne, a given name of one or two characters, a
second Chinese name, and three in Latin letters. The others are made of a given name and a surname of the groups, in
Latin letters twice, in Cyrillic or in a third Latin form, in Han characters with a dot, and with a Chinese name that
they took. Parts are drawn with a long tail, since names are: the hundredth is drawn a tenth as often as the first.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from genscripts.rigour_parts import groups, packaged
from namenorm.gazetteer.model import Entity, Name
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules

_LATIN, _HAN, _CYRILLIC = (re.compile(one) for one in ("[a-z]{2,}", "[\u4e00-\u9fff]+", "[\u0400-\u04ff]{2,}"))
_ABROAD = ("US", "GB", "FR", "DE", "RU", "UA", "IN", "BR", "AU", "CA")
_CHINESE = {"CN": 60, "TW": 15, "HK": 10, "SG": 6, "MY": 6, "MO": 1, "US": 2}
_HOW_MANY_CHINESE = 0.4


@dataclass(frozen=True, slots=True)
class _Part:
    latin: tuple[str, ...]
    han: tuple[str, ...]
    cyrillic: tuple[str, ...]


class Maker:
    """Makes the entities of a seed, each by its number alone."""

    def __init__(self, seed: int = 1) -> None:
        """Read the parts.

        Raises:
            GazetteerError: If the package rigour is missing, or has its list elsewhere.
        """
        self._seed = seed
        self._parts = _parts()
        table = surnames(Rules("zh"))
        self._surnames = sorted(table.permille)
        self._shares = [table.permille[one] for one in self._surnames]
        self._characters = sorted({char for part in self._parts for han in part.han if len(han) < 3 for char in han})

    def entities(self, size: int) -> Iterator[Entity]:
        """Yield ``size`` entities, in an order that is not that of their identifiers."""
        for number in range(size):
            draw = random.Random(f"{self._seed}:{number}")
            make = self._chinese if draw.random() < _HOW_MANY_CHINESE else self._foreign
            yield make(f"made:{draw.randrange(1 << 30):08x}-{number}", draw)

    def _chinese(self, entity_id: str, draw: random.Random) -> Entity:
        native, other = self._chinese_name(draw), self._chinese_name(draw)
        given, surname, middle = (draw.choice(self._part(draw).latin).title() for _ in range(3))
        names = (
            Name(f"{given} {surname}", "en", "canonical"),
            Name(f"{given} {middle} {surname}", "en", "alias"),
            Name(f"{given[0]}. {middle} {surname}", "en", "alias"),
            Name(native, "zh", "native"),
            Name(other, "zh", "alias"),
        )
        country = draw.choices(list(_CHINESE), list(_CHINESE.values()))[0]
        return _entity(entity_id, surname, country, names)

    def _foreign(self, entity_id: str, draw: random.Random) -> Entity:
        first, last, middle = (self._part(draw) for _ in range(3))
        given, surname = draw.choice(first.latin).title(), draw.choice(last.latin).title()
        russian = " ".join(one.cyrillic[0].title() for one in (first, last) if one.cyrillic)
        names = (
            Name(f"{given} {surname}", "en", "canonical"),
            Name(f"{given} {middle.latin[0].title()} {surname}", "en", "alias"),
            Name(russian, "ru", "alias") if " " in russian else Name(f"{given[0]}. {surname}", "en", "alias"),
            Name(f"{draw.choice(first.han)}·{draw.choice(last.han)}", "zh", "native"),
            Name(self._chinese_name(draw), "zh", "adopted"),
        )
        return _entity(entity_id, surname, draw.choice(_ABROAD), names)

    def _part(self, draw: random.Random) -> _Part:
        return self._parts[int(len(self._parts) * draw.random() ** 2)]

    def _chinese_name(self, draw: random.Random) -> str:
        given = draw.choices(self._characters, k=draw.choice((1, 2, 2, 2)))
        return draw.choices(self._surnames, self._shares)[0] + "".join(given)


def _entity(entity_id: str, surname: str, country: str, names: Sequence[Name]) -> Entity:
    return Entity(entity_id, "person", names[0].text, surname, countries=(country,), names=tuple(names), source="made")


@cache
def _parts() -> tuple[_Part, ...]:
    """Return the groups that have a Latin and a Han form, in an order that has nothing to do with their forms."""
    found = sorted(forms for _, forms in groups(packaged()))
    random.Random(0).shuffle(found)
    parts = (_Part(*(tuple(filter(one.fullmatch, forms)) for one in (_LATIN, _HAN, _CYRILLIC))) for forms in found)
    return tuple(part for part in parts if part.latin and part.han)
