"""Every spelling under which an entity is found: those attested, and those generated from its native names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from namenorm.gazetteer.model import Entity, Name
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

if TYPE_CHECKING:  # who only checks loads no romanisation
    from namenorm.romanise.pinyin import Pinyin

SYSTEMS = (
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
    "pinyin",
    "pinyin-rare",
    "pinyin-order",
)
"""How a spelling came about: the attested kinds of name, then the generated ones; the earlier wins on one key."""
DERIVED = frozenset({"pinyin", "pinyin-rare", "pinyin-order"})
_RARE_BELOW = 0.5


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


def spellings(entity: Entity, pinyin: Pinyin) -> tuple[Spelling, ...]:
    """Return the spellings of an entity, one a key, an attested one before a generated one."""
    best: dict[str, Spelling] = {}
    for spelling in _all(entity, pinyin):
        held = best.get(spelling.key)
        if len(spelling.key) > 1 and (held is None or SYSTEMS.index(spelling.system) < SYSTEMS.index(held.system)):
            best[spelling.key] = spelling
    return tuple(best[key] for key in sorted(best))


def _all(entity: Entity, pinyin: Pinyin) -> Iterator[Spelling]:
    for place, name in enumerate(entity.names):
        if has_han(name.text):
            yield Spelling(squash(simplified(name.text)), place, name.kind)
            yield from _pinyin(entity, place, name, pinyin)
        else:
            yield Spelling(squash(name.text), place, name.kind)
            if entity.kind == "person" and name.kind in ("canonical", "alias"):
                yield from _turned(entity, place, name)


def _turned(entity: Entity, place: int, name: Name) -> Iterator[Spelling]:
    """Yield a name with its surname at the other end."""
    words, surname = name.text.split(), entity.surname
    if len(words) < 2 or not surname or surname not in (words[0], words[-1]):
        return
    turned = [*words[1:], words[0]] if words[0] == surname else [words[-1], *words[:-1]]
    yield Spelling(squash(" ".join(turned)), place, "order")


def _pinyin(entity: Entity, place: int, name: Name, pinyin: Pinyin) -> Iterator[Spelling]:
    if name.lang == "ja" and not _all_han(name.text):
        return
    for one in pinyin.romanise(name.text):
        system = "pinyin" if one.weight > _RARE_BELOW else "pinyin-rare"
        yield Spelling(squash(one.text), place, system)
        if entity.kind == "person" and one.given and system == "pinyin":
            yield Spelling(squash(f"{one.given} {one.surname}"), place, "pinyin-order")


def _all_han(text: str) -> bool:
    return all(has_han(char) for char in text)
