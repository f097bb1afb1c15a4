"""Whom a name may stand for: bearers of the spelling, of one near it, or of a longer name of which it is a part.

"Prime Minister Netanyahu" is Benjamin Netanyahu and "Jair Messias Bolsonaro" is Jair Bolsonaro. Neither is misspelt,
however many letters differ from the name in the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.index.spellings import MISREAD
from namenorm.index.stack import Found, Stack
from namenorm.resolve.profile import BULK
from namenorm.romanise.pinyin_reader import Reading
from namenorm.text.key import squash

_FAR_FETCHED = frozenset({"pinyin-rare", MISREAD})
_LEAST_KEY = 6  # shorter keys have too many neighbours to propose any
_NEAR_ENOUGH = 0.74
_MOST_NEAR = 8
_MOST_EDITS = 2  # of a name on a page: of the sets measured none of three was meant, and they took half of the search
_MOST_SYLLABLES = 64  # spellings, and persons; in the bundled book 31 were the most on a hundred pages of news
_FAR_ENOUGH = 0.55
_MOST_WIDE = 40
# Spellings of a book of which those with the same first letter are compared one by one. Of a larger one the index finds
# those within two edits, and of those farther away the ones that share two of three parts: for 361 names of pages that
# were looked up in the bundled book it left out 30 spellings of three edits, and seven of equal likeness were others.
_ALL_COMPARED = 150_000
_LONGEST_SYLLABLE = 6
_HELD = 1024  # names that stand in many articles of one day; a look-up among 400,000 spellings takes a millisecond
_BETWEEN = re.compile(r"[\s‐‑-]+")
_SHORT = "short"
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LEAST_LONGER = 3  # words of a name that has more given names than another's


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entity that a spelling may stand for.

    Attributes:
        found: The entity, and the name and system of the spelling that led to it.
        nearness: 1 for the very spelling; less, the more letters differ.
        key: The spelling of the book that led to it.
        by_syllable: Whether it was found by its other syllables, one being another.
    """

    found: Found
    nearness: float
    key: str
    by_syllable: bool = False


class Proposer:
    """Proposes candidates from a book; of a small one it keeps the spellings that begin alike."""

    def __init__(self, index: Stack) -> None:
        """Propose from ``index``."""
        self._index = index
        self._alike: dict[str, list[str]] = {}
        self._similar = lru_cache(_HELD)(self._measured)

    def propose(self, key: str, reading: Reading | None = None) -> list[Proposal]:
        """Return the entities that have a squashed spelling, or else those that have one near it.

        Args:
            key: The spelling.
            reading: How it parses as a Chinese name; the last syllable of three may then be another, since a character
                mistaken for one that looks or sounds like it is a common fault.
        """
        return self.beside(self._index.find(key), key, reading)

    def beside(self, found: Sequence[Found], key: str, reading: Reading | None = None) -> list[Proposal]:
        """Return the entities found under the very spelling; those near it, too, where they say little.

        A work of reference lists so many people that the pinyin of one of them is no reason not to look farther.
        """
        exact = [Proposal(one, 1.0, key) for one in found]
        if any(not one.derived or one.entity.source not in BULK for one in found):
            return exact
        return best_of_each([*exact, *self.near(key), *self._other_syllable(key, reading)])

    def _other_syllable(self, key: str, reading: Reading | None) -> list[Proposal]:
        """Return persons of whose name all but the last syllable is the same; that of very many tells nothing."""
        if reading is None or len(reading.given) != 2:
            return []
        stem = "".join((*reading.surname, reading.given[0]))
        keys = [one for one in self._index.keys(stem) if 0 < len(one) - len(stem) <= _LONGEST_SYLLABLE]
        if len(keys) > _MOST_SYLLABLES:
            return []
        found = list(islice(self._by_syllable(key, keys), _MOST_SYLLABLES + 1))
        return found if len(found) <= _MOST_SYLLABLES else []

    def _by_syllable(self, key: str, keys: Iterable[str]) -> Iterator[Proposal]:
        for spelling in keys:
            nearness = DamerauLevenshtein.normalized_similarity(key, spelling)
            for found in self._index.find(spelling):
                if found.derived and found.system != MISREAD and found.entity.kind == "person":
                    yield Proposal(found, min(nearness, 0.99), spelling, by_syllable=True)

    def near(self, key: str, *, wide: bool = False) -> Iterator[Proposal]:
        """Yield persons with a spelling that begins with the same letter and differs little from a key.

        Args:
            key: The spelling.
            wide: Whether any first letter will do and less likeness is enough: for a person who asks for one name and
                can wait some milliseconds, not for the many names of a page.
        """
        if len(key) < _LEAST_KEY or not key.isascii():
            return
        for spelling, nearness in self._similar(key, wide):
            for found in self._index.likely(spelling):
                # A reading that few would take, and misspelt besides, is too far-fetched.
                if found.system not in _FAR_FETCHED and found.entity.kind == "person":
                    yield Proposal(found, nearness, spelling)

    def _measured(self, key: str, wide: bool) -> tuple[tuple[str, float], ...]:
        """Return the most similar spellings with their likeness, the likest first."""
        letter, least = ("", _FAR_ENOUGH) if wide else (key[0], _NEAR_ENOUGH)
        similar = process.extract(
            key,
            self._comparable(key, letter, least),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=least,
            limit=_MOST_WIDE if wide else _MOST_NEAR,
        )
        return tuple((spelling, nearness) for spelling, nearness, _ in similar)

    def _comparable(self, key: str, letter: str, least: float) -> list[str]:
        """Return the spellings that begin with a letter and may be as like a key as is asked for."""
        if self._index.spellings <= _ALL_COMPARED:
            return self._starting(letter)
        edits = _edits(key, least)
        near = self._index.near(key, min(edits, _MOST_EDITS) if letter else edits, letter)
        return [one for one, _ in near if len(one) >= _LEAST_KEY - 1]

    def _starting(self, letter: str) -> list[str]:
        if letter not in self._alike:
            self._alike[letter] = [key for key in self._index.keys(letter) if len(key) >= _LEAST_KEY - 1]
        return self._alike[letter]


def _edits(key: str, likeness: float) -> int:
    """Return by how many letters a spelling may differ from a key that is so alike; it may be the longer of the two."""
    return max(2, int(len(key) * (1 - likeness) / likeness))


def lookup_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is looked up: as it stands, its last word first, its first word last."""
    words = name.split()
    turned = (" ".join((words[-1], *words[:-1])), " ".join((*words[1:], words[0]))) if len(words) > 1 else ()
    return tuple(dict.fromkeys(squash(one) for one in (name, *turned)))


def best_of_each(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the nearest proposal of each entity, nearest first."""
    best: dict[str, Proposal] = {}
    for one in proposals:
        held = best.get(one.found.entity.id)
        if held is None or one.nearness > held.nearness:
            best[one.found.entity.id] = one
    return sorted(best.values(), key=lambda one: (-one.nearness, one.found.entity.id))


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
