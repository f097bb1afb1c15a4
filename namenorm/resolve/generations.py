"""Father and son of one name: who is told apart from a namesake by 小 or 老 in Chinese and by a suffix in English."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_MIDDLE_DOTS = "·•・‧"
_LEAST_SURNAME = 4  # letters; a shorter one is hardly a transcribed name, and begins too many others


def called(entity: Entity, mark: str) -> bool:
    """Tell whether Chinese news calls a person by 小 or 老 before the transcribed surname, as in 小马科斯.

    The remainder must be a name too: 小泉 of Koizumi Junichiro is a surname that begins with the same character.
    """
    names = [simplified(name.text) for name in entity.names if has_han(name.text)]
    parts = {part for name in names if not name.startswith(mark) for part in _parts(name)}
    marked = {part for name in names if name.startswith(mark) for part in _parts(name[1:])}
    return any(part in parts or any(part == other[1:] for other in names) for part in marked)


def of_surname(index: Stack, surname: str) -> Iterator[Entity]:
    """Yield the persons of a surname that is no Chinese one by its length; the index has them surname first."""
    spelt = squash(surname)
    if len(spelt) < _LEAST_SURNAME:
        return
    seen: set[str] = set()
    for key in index.keys(spelt):
        for found in index.find(key):
            if found.system == "order" and squash(found.entity.surname) == spelt and found.entity.id not in seen:
                seen.add(found.entity.id)
                yield found.entity


def _parts(name: str) -> list[str]:
    for dot in _MIDDLE_DOTS:
        name = name.replace(dot, " ")
    return name.split()
