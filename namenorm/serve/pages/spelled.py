"""The spellings that are made from an entity's native names, by the system that makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from namenorm.gazetteer.model import Entity, Name
from namenorm.index.spellings import Speller
from namenorm.romanise.pinyin import Pinyin
from namenorm.rules import Rules
from namenorm.text.key import has_han


@dataclass(frozen=True, slots=True)
class Spelled:
    """What is made from one name, by system."""

    name: Name
    by_system: dict[str, list[str]]


def spelled(entity: Entity) -> tuple[Spelled, ...]:
    """Return the spellings made from each native name, likeliest first; names of which none are made are left out."""
    found = (Spelled(one, _by_system(entity, one)) for one in entity.names if not one.text.isascii())
    return tuple(one for one in found if one.by_system)


def _by_system(entity: Entity, name: Name) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for system, text in _all(entity, name):
        texts = made.setdefault(system.replace("_", " "), [])
        if text not in texts:
            texts.append(text)
    return made


def _all(entity: Entity, name: Name) -> Iterator[tuple[str, str]]:
    if has_han(name.text):
        yield from (("pinyin", one.text) for one in _pinyin().romanise(name.text))
    yield from _speller().romanised(entity, name)


@cache
def _speller() -> Speller:
    return Speller()


@cache
def _pinyin() -> Pinyin:
    return Pinyin(Rules("zh"))
