"""Mentions of one spelling on one page, decided together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from namenorm.index.stack import Found
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Words
from namenorm.romanise.readings import Reading
from namenorm.text.key import squash


@dataclass(slots=True)
class Group:
    """All mentions of a page that are spelt alike, and the short references to them.

    Attributes:
        number: Position of the group in its page, in order of first mention.
        key: The squashed spelling.
        spots: The full mentions, in order.
        short: Places of words that refer back by surname.
    """

    number: int
    key: str
    spots: list[Spot] = field(default_factory=list)
    short: list[int] = field(default_factory=list)

    @property
    def surface(self) -> str:
        """The spelling as it stands at its first mention."""
        return self.spots[0].mention.text

    @property
    def found(self) -> tuple[Found, ...]:
        """Entities that have exactly this spelling."""
        return self.spots[0].found

    @property
    def reading(self) -> Reading | None:
        """How the spelling parses as a Chinese name in pinyin."""
        return self.spots[0].reading

    @property
    def is_person(self) -> bool:
        """Whether the mentions name a person."""
        return self.spots[0].mention.type == "person"


def group_spots(words: Words, spots: Sequence[Spot]) -> list[Group]:
    """Return the groups of a page in order of first mention, with later references by surname attached.

    A single capitalised word refers to the last person before it whose surname, by either order of names, it is. A
    reference that could mean two of them by different surnames order is given to the nearest.
    """
    groups: dict[str, Group] = {}
    for spot in spots:
        key = squash(spot.mention.text)
        groups.setdefault(key, Group(len(groups), key)).spots.append(spot)
    ordered = list(groups.values())
    _attach(words, spots, groups)
    return ordered


def _attach(words: Words, spots: Sequence[Spot], groups: dict[str, Group]) -> None:
    taken = {place for spot in spots for place in range(spot.first, spot.last)}
    starts = {spot.first: groups[squash(spot.mention.text)] for spot in spots}
    owners: dict[str, Group] = {}
    for place in range(len(words)):
        group = starts.get(place)
        if group is not None and group.is_person:
            owners.update((name, group) for name in _surnames(words, group))
        elif place not in taken and words.capital[place] and _stands_alone(words, place):
            owner = owners.get(words.keys[place])
            if owner is not None:
                owner.short.append(place)


def _surnames(words: Words, group: Group) -> Iterator[str]:
    """Yield the words by which a person may be called after being introduced."""
    spot = group.spots[0]
    if spot.last - spot.first < 2:
        return
    if spot.reading is not None:
        yield "".join(spot.reading.surname)
        return
    surnames = {squash(one.entity.surname) for one in group.found if one.entity.surname and not one.derived}
    yield from surnames or {words.keys[spot.last - 1]}


def _stands_alone(words: Words, place: int) -> bool:
    """Tell whether a word is not tied by a hyphen or another capital to its neighbours."""
    after = place + 1 < len(words) and words.joined(place) and words.capital[place + 1]
    hyphen = place + 1 < len(words) and words.gap_before(place + 1) == "-"
    return not after and not hyphen and words.gap_before(place) != "-"
