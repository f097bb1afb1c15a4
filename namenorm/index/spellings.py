"""Every spelling under which an entity is found: those attested, and those generated from its native names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_ATTESTED = (
    "canonical",
    "alias",
    "native",
    "short",
    "adopted",
    "stage",
    "married",
    "nickname",
    "literal",
    "former",
    "misspelling",
    "contested",
    "blocked",
    "order",
)
PINYIN = ("pinyin", "pinyin-rare", "pinyin-order")
ROMANISED = (
    "wade_giles",
    "tongyong",
    "taiwan",
    "hong_kong",
    "macau",
    "malayan_cantonese",
    "hokkien",
    "teochew",
    "hakka",
    "foochow",
    "hainanese",
    "japanese",
    "korean",
    "vietnamese",
    "russian",
    "ukrainian",
)
"""The systems of ``romanise.systems`` beside pinyin, by which the people of their regions may be spelt."""
SYSTEMS = (*_ATTESTED, *PINYIN, *ROMANISED)
"""How a spelling came about: the attested kinds of name, then the generated ones; the earlier wins on one key."""
DERIVED = frozenset((*PINYIN, *ROMANISED))
_RANK = {system: place for place, system in enumerate(SYSTEMS)}
_RARE_BELOW = 0.5
# Beside the likeliest spelling of its system: what is rarer costs an index more than it finds.
_LEAST_LIKELY = 0.2
# Whose own name it is: a transliteration of somebody else's language is read by pinyin alone.
_OWN = frozenset({"native", "alias", "stage", "married", "former"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """A key of the index.

    Attributes:
        key: The squashed spelling.
        name: Position in ``Entity.names`` of the name that it is or was made from.
        system: Member of SYSTEMS.
    """

    key: str
    name: int
    system: str


class Speller:
    """Makes the spellings of entities; holds the romanisations, so that their tables are read once."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        # Here and not above: who only checks loads no romanisation.
        from namenorm.romanise import systems
        from namenorm.romanise.pinyin import Pinyin

        self._pinyin = Pinyin(Rules("zh"))
        self._systems = [one for one in systems.systems() if one.name in ROMANISED]
        self._romaniser = systems.romaniser

    def spellings(self, entity: Entity) -> tuple[Spelling, ...]:
        """Return the spellings of an entity, one a key, an attested one before a generated one."""
        best: dict[str, Spelling] = {}
        for spelling in self._all(entity):
            held = best.get(spelling.key)
            if len(spelling.key) > 1 and (held is None or _RANK[spelling.system] < _RANK[held.system]):
                best[spelling.key] = spelling
        return tuple(best[key] for key in sorted(best))

    def _all(self, entity: Entity) -> Iterator[Spelling]:
        for place, name in enumerate(entity.names):
            if has_han(name.text):
                yield Spelling(squash(simplified(name.text)), place, name.kind)
                yield from self._in_pinyin(entity, place, name)
            else:
                yield Spelling(squash(name.text), place, name.kind)
                if entity.kind == "person" and name.kind in ("canonical", "alias"):
                    yield from _turned(entity, place, name)
            for system, text in self.romanised(entity, name):
                yield Spelling(squash(text), place, system)

    def _in_pinyin(self, entity: Entity, place: int, name: Name) -> Iterator[Spelling]:
        if name.lang == "ja" and not _all_han(name.text):
            return
        for one in self._pinyin.romanise(name.text):
            system = "pinyin" if one.weight > _RARE_BELOW else "pinyin-rare"
            yield Spelling(squash(one.text), place, system)
            if entity.kind == "person" and one.given and system == "pinyin":
                yield Spelling(squash(f"{one.given} {one.surname}"), place, "pinyin-order")

    def romanised(self, entity: Entity, name: Name) -> Iterator[tuple[str, str]]:
        """Yield system and text of each way in which people of a person's countries may spell one of its own names."""
        if entity.kind != "person" or name.kind not in _OWN or name.text.isascii():
            return
        home = set(entity.countries)
        for system in self._systems:
            if home.intersection(system.regions) and system.reads(name.text):
                likely = self._romaniser(system.name).romanise(name.text)
                yield from ((system.name, one.text) for one in likely if one.weight >= _LEAST_LIKELY)


def _turned(entity: Entity, place: int, name: Name) -> Iterator[Spelling]:
    """Yield a name with its surname at the other end."""
    words, surname = name.text.split(), entity.surname
    if len(words) < 2 or not surname or surname not in (words[0], words[-1]):
        return
    turned = [*words[1:], words[0]] if words[0] == surname else [words[-1], *words[:-1]]
    yield Spelling(squash(" ".join(turned)), place, "order")


def _all_han(text: str) -> bool:
    return all(has_han(char) for char in text)
