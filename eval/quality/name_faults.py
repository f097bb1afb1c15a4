"""Faults of four kinds put into the names of persons of a good translation, by a seed.

Other spellings come from rules of this file's own, so that what makes the faults shares nothing with what finds them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

KINDS = ("other spelling", "two ways", "neighbour", "dropped")
_FULL = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?((?:[A-Z][a-z]+-)?[A-Z][a-z]{3,})\b")
_NOBODY = "somebody"
# Spellings that transcribers exchange; the first letter stays, as it mostly does.
_RESPELT = (
    ("ph", "f"), ("ck", "k"), ("gh", "g"), ("sh", "sch"), ("ch", "tch"), ("th", "t"), ("ee", "i"), ("oo", "u"),
    ("ou", "u"), ("ie", "i"), ("ea", "e"), ("ai", "ei"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("tt", "t"),
    ("rr", "r"), ("w", "v"), ("v", "w"), ("c", "k"), ("k", "c"), ("y", "i"), ("z", "s"), ("s", "z"), ("l", "r"),
    ("r", "l"), ("b", "v"), ("i", "e"), ("e", "a"), ("a", "o"), ("o", "u"), ("u", "a"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A person of a translation.

    Attributes:
        full: As first named.
        surname: The last word of it.
        places: Where the surname stands, alone or in the full name, with where the name begins there.
    """

    full: str
    surname: str
    places: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class NameFault:
    """A translation made wrong.

    Attributes:
        kind: Which of the four kinds.
        text: The translation with the fault.
        old: The surname that was right.
        new: What stands in its place.
    """

    kind: str
    text: str
    old: str
    new: str


def named(text: str, given: Collection[str]) -> list[Named]:
    """Return the persons whom a text names in full.

    Args:
        text: The translation.
        given: Given names in lower case.
    """
    found: dict[str, Named] = {}
    for match in _FULL.finditer(text):
        full, surname = match.group(), match[2]
        if match[1].lower() in given and surname.lower() not in given and surname not in found:
            places = tuple(_places(text, full, surname))
            found[surname] = Named(full, surname, places)
    return list(found.values())


def _places(text: str, full: str, surname: str) -> Iterator[tuple[int, int, int]]:
    first = full[: -len(surname)]
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        begins = match.start() - len(first)
        whole = begins >= 0 and text[begins : match.start()] == first
        yield (begins if whole else match.start()), match.start(), match.end()


def possible(text: str, persons: Sequence[Named], one: Named) -> Iterator[str]:
    """Yield the kinds of faults that can be put into a name."""
    yield from ("other spelling", "dropped")
    if len(one.places) > 1:
        yield "two ways"
    if len(one.places) > 1 and any(_strangers(text, persons, one, place) for place in one.places[1:]):
        yield "neighbour"


def put(text: str, persons: Sequence[Named], one: Named, kind: str, dice: random.Random) -> NameFault:
    """Return a text with a fault of a kind that is possible."""
    if kind == "dropped":
        return NameFault(kind, _replaced(text, [place[::2] for place in one.places], _NOBODY), one.surname, "")
    if kind == "neighbour":
        places = [place for place in one.places[1:] if _strangers(text, persons, one, place)]
        place = dice.choice(places)
        other = dice.choice(_strangers(text, persons, one, place)).surname
        return NameFault(kind, _replaced(text, [place[1:]], other), one.surname, other)
    new = respelt(one.surname, dice)
    every = [dice.choice(one.places)] if kind == "two ways" else one.places
    return NameFault(kind, _replaced(text, [place[1:] for place in every], new), one.surname, new)


def _strangers(text: str, persons: Sequence[Named], one: Named, place: tuple[int, int, int]) -> list[Named]:
    """Return the other persons of a text whom the line of a place does not name."""
    line = text[text.rfind("\n", 0, place[1]) + 1 : (text + "\n").index("\n", place[2])]
    return [other for other in persons if other.surname != one.surname and other.surname not in line]


def respelt(name: str, dice: random.Random) -> str:
    """Return another spelling of a name: two exchanges of letters after the first."""
    new = name
    choices = [row for row in _RESPELT if row[0] in name[1:].lower()]
    for old, other in dice.sample(choices, min(2, len(choices))):
        place = new.find(old, 1)
        new = new if place < 0 else new[:place] + other + new[place + len(old) :]
    return new if new != name else name + "e"


def _replaced(text: str, places: Sequence[Sequence[int]], new: str) -> str:
    for start, end in sorted(map(tuple, places), reverse=True):
        text = text[:start] + new + text[end:]
    return text
