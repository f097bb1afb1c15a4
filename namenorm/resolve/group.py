"""Mentions of one spelling on one page, decided together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from namenorm.index.stack import Found
from namenorm.mentions.hyphened import is_syllable
from namenorm.mentions.read import Spot
from namenorm.mentions.words import HYPHENS, Words
from namenorm.romanise.pinyin_reader import Reading
from namenorm.text.key import squash

_LONGEST_HEADLINE = 20  # words


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


def group_spots(
    words: Words, spots: Sequence[Spot], speech: Set[str] = frozenset(), ordinary: Set[str] = frozenset()
) -> list[Group]:
    """Return the groups of a page in order of first mention, with references by surname or given name attached.

    A single capitalised word refers to the last person before it whose surname it is, or whose given name of two
    syllables. "Mr. Li" may also precede the full name: it refers to the first such person after it where there is none
    before; so does the surname in a headline, if the page has one such person.

    Args:
        words: The page.
        spots: Its mentions.
        speech: Verbs of speech, which have a capital in headlines: "Huang Says".
        ordinary: Lower-case words of the language.
    """
    read_whole = _owners(words, [spot for spot in spots if spot.last - spot.first > 1])
    owners = _owners(words, [spot for spot in spots if not _refers(words, spot, read_whole)])
    given = _owners_of_given(spots)
    groups: dict[str, Group] = {}
    short: list[tuple[int, str]] = []
    for spot in spots:
        refers = _is_surname(spot) or _refers(words, spot, read_whole)
        named = owners if refers else given if _may_be_given(spot) else {}
        owner = _owner(named, words.keys[spot.first], spot.first, after=refers)
        if owner is not None:
            short.append((spot.first, owner))
            continue
        key = squash(spot.mention.text)
        groups.setdefault(key, Group(len(groups), key)).spots.append(spot)
    for place, owner in (*short, *_bare(words, spots, {**given, **owners}, speech, ordinary)):
        groups[owner].short.append(place)
    return list(groups.values())


_Owners = dict[str, list[tuple[int, str]]]  # by short name: where its bearer is named in full, and the group's key


def _owners(words: Words, spots: Sequence[Spot]) -> _Owners:
    owners: _Owners = {}
    for spot in spots:
        if spot.mention.type == "person" and not _is_surname(spot):
            for name in _surnames(words, spot):
                owners.setdefault(name, []).append((spot.first, squash(spot.mention.text)))
    return owners


def _owners_of_given(spots: Sequence[Spot]) -> _Owners:
    """Return who may be called by a Chinese given name, which has two syllables then."""
    owners: _Owners = {}
    for spot in spots:
        if spot.mention.type == "person" and spot.reading is not None and len(spot.reading.given) > 1:
            owners.setdefault("".join(spot.reading.given), []).append((spot.first, squash(spot.mention.text)))
    return owners


def _owner(owners: _Owners, surname: str, place: int, *, after: bool) -> str | None:
    """Return the key of the group to which a surname at a place refers, None if there is nobody."""
    named = owners.get(surname)
    if not named:
        return None
    before = bisect_left(named, (place, ""))
    if before:
        return named[before - 1][1]
    return named[0][1] if after else None


def _is_surname(spot: Spot) -> bool:
    """Tell whether a mention is one word and nobody's whole name, such as the surname in "Mr. Li"."""
    return _is_one_word(spot) and spot.reading is None


def _refers(words: Words, spot: Spot, owners: _Owners) -> bool:
    """Tell whether a word that reads as a whole name in pinyin is somebody's surname on the page: Hayashi is."""
    return _is_one_word(spot) and spot.reading is not None and words.keys[spot.first] in owners


def _may_be_given(spot: Spot) -> bool:
    """Tell whether a mention is one word that nobody attests: Yingxian sounds like a county, Xuncai like Xun Cai."""
    return spot.last - spot.first == 1 and all(one.derived for one in spot.found)


def _is_one_word(spot: Spot) -> bool:
    return spot.last - spot.first == 1 and all(one.system == "short" for one in spot.found)


def _bare(
    words: Words, spots: Sequence[Spot], owners: _Owners, speech: Set[str], ordinary: Set[str]
) -> Iterator[tuple[int, str]]:
    """Yield the capitalised words outside all mentions that refer to somebody by surname or given name."""
    taken = {place for spot in spots for place in range(spot.first, spot.last)}
    for place in words.capitals:
        key = words.keys[place]
        if key not in owners or place in taken:
            continue
        heads = key not in ordinary and _is_in_headline(words, place)
        if _stands_alone(words, place, ordinary if heads else speech):
            owner = _owner(owners, key, place, after=heads and len({one for _, one in owners[key]}) == 1)
            if owner is not None:
                yield place, owner


def _is_in_headline(words: Words, place: int) -> bool:
    """Tell whether a word stands in a short line that no period ends."""
    first = _line_end(words, place, -1, max(-1, place - _LONGEST_HEADLINE))
    last = _line_end(words, place + 1, 1, min(len(words) + 1, place + _LONGEST_HEADLINE))
    if first is None or last is None or last - first > _LONGEST_HEADLINE:
        return False
    return not any("." in words.gaps[one] and not words.joins[one - 1] for one in range(first + 1, last + 1))


def _line_end(words: Words, place: int, step: int, limit: int) -> int | None:
    """Return the nearest gap of words in one direction at which a line or the text ends; None if none is that near."""
    ends = (one for one in range(place, limit, step) if one in (0, len(words)) or "\n" in words.gaps[one])
    return next(ends, None)


def _surnames(words: Words, spot: Spot) -> Iterator[str]:
    """Yield the words by which a person may be called after being introduced."""
    if spot.reading is not None:
        yield "".join(spot.reading.surname)
        return
    known = [one.entity for one in spot.found if one.entity.surname and not one.derived]
    surnames = {squash(one.surname) for one in known}
    names = (name for one in known for name in one.names)
    surnames |= {squash(name.text) for name in names if name.kind == "short" and name.text.isascii()}
    if surnames or spot.last - spot.first > 1:
        yield from surnames or {words.keys[spot.last - 1]}


def _stands_alone(words: Words, place: int, speech: Set[str]) -> bool:
    """Tell whether a word is not tied by a hyphen or another capital to its neighbours.

    "Huang Says" is, in a headline, and so is "Huang-led": what is tied to it is no syllable of a name.
    """
    if words.gap_before(place) in HYPHENS:
        return False
    after = place + 1
    if after == len(words) or not (words.joined(place) or words.gap_before(after) in HYPHENS):
        return True
    if words.capital[after]:
        return words.keys[after] in speech
    return words.gap_before(after) not in HYPHENS or not is_syllable(words.texts[after])
