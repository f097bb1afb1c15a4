"""People under right names that the book does not list: a part of the name, or the name with further given names.

"Prime Minister Netanyahu" is Benjamin Netanyahu and "Jair Messias Bolsonaro" is Jair Bolsonaro. Neither is misspelt,
however many letters differ from the name in the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.index.stack import Stack
from namenorm.resolve.candidates import Proposal
from namenorm.text.key import squash

_BETWEEN = re.compile(r"[\s‐‑-]+")
_SHORT = "short"
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LEAST_LONGER = 3  # words of a name that has more given names than another's


def as_called(proposals: Sequence[Proposal], surface: str) -> list[Proposal]:
    """Return proposals of which those that a name is rightly a part of, or longer than, count as its bearers.

    Where there is such a bearer, nobody is proposed whose name is only similar, or whose own spelling was generated.
    """
    called = [_called(one, place, surface) for one in proposals for place in _places(one, surface)]
    if not called:
        return list(proposals)
    return [*called, *(one for one in proposals if one.nearness == 1 and not one.found.derived)]


def longer(surface: str, index: Stack) -> Iterator[Proposal]:
    """Yield the persons of a book between whose given name and surname a name has further words, or after both."""
    words = _words(surface)
    if len(words) < _LEAST_LONGER:
        return
    ends = len(words) - (words[-1] in _GENERATIONS) - 1
    for known in dict.fromkeys((words[0] + words[ends], words[0] + words[1])):
        for one in index.find(known):
            if one.entity.kind == "person" and not one.derived and _is_longer(words, one.name.text, one.entity):
                yield Proposal(replace(one, posting=replace(one.posting, system=_SHORT)), 1.0, known)


def _called(one: Proposal, place: int, surface: str) -> Proposal:
    posting = replace(one.found.posting, name=place, system=_SHORT)
    return Proposal(replace(one.found, posting=posting), 1.0, squash(surface))


def _places(one: Proposal, surface: str) -> Iterator[int]:
    """Yield the place of the first name of a similar candidate that a surface rightly shortens or lengthens."""
    entity = one.found.entity
    if one.nearness == 1 or entity.kind != "person":
        return
    said = _words(surface)
    right = ((place, name.text) for place, name in enumerate(entity.names) if name.kind in RIGHT_KINDS)
    fits = (place for place, text in right if _is_part(said, _words(text)) or _is_longer(said, text, entity))
    yield from islice(fits, 1)


def _is_part(said: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are the first or the last of a name, or one of them."""
    count = len(said)
    if not 0 < count < len(name):
        return False
    return name[-count:] == said or name[:count] == said or (count == 1 and said[0] in name)


def _is_longer(said: Sequence[str], text: str, entity: Entity) -> bool:
    """Tell whether words are a name of the West with more between given name and surname, or a second surname after."""
    name = _words(text)
    if len(name) < _LEAST_LONGER - 1 or len(said) <= len(name) or said[0] != name[0] or not _ends_in(name, entity):
        return False
    between = iter(said)
    return all(word in between for word in name)


def _ends_in(name: Sequence[str], entity: Entity) -> bool:
    """Tell whether a name has its surname last, as a name of the East has not."""
    return "".join(name).endswith(squash(entity.surname)) and bool(entity.surname)


def _words(name: str) -> list[str]:
    return [word for one in _BETWEEN.split(name) if (word := squash(one))]
