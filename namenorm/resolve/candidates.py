"""Entities that a spelling may stand for, proposed generously; what they are worth is judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from namenorm.index.stack import Found, Stack
from namenorm.romanise.readings import Reading
from namenorm.text.key import squash

_LEAST_KEY = 6  # shorter keys have too many neighbours to propose any
_NEAR_ENOUGH = 0.74
_MOST_NEAR = 8
_FAR_ENOUGH = 0.55
_MOST_WIDE = 40
_LONGEST_SYLLABLE = 6


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
    """Proposes candidates from a book; keeps the spellings that begin alike once they were asked for."""

    def __init__(self, index: Stack) -> None:
        """Propose from ``index``."""
        self._index = index
        self._alike: dict[str, list[str]] = {}

    def propose(self, key: str, reading: Reading | None = None) -> list[Proposal]:
        """Return the entities that have a squashed spelling, or else those that have one near it.

        Args:
            key: The spelling.
            reading: How it parses as a Chinese name; the last syllable of three may then be another, since a character
                mistaken for one that looks or sounds like it is a common fault.
        """
        exact = [Proposal(found, 1.0, key) for found in self._index.find(key)]
        return exact or best_of_each([*self.near(key), *self._other_syllable(key, reading)])

    def _other_syllable(self, key: str, reading: Reading | None) -> Iterator[Proposal]:
        if reading is None or len(reading.given) != 2:
            return
        stem = "".join((*reading.surname, reading.given[0]))
        for spelling in self._index.keys(stem):
            if 0 < len(spelling) - len(stem) <= _LONGEST_SYLLABLE:
                nearness = DamerauLevenshtein.normalized_similarity(key, spelling)
                for found in self._index.find(spelling):
                    if found.derived and found.entity.kind == "person":
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
        similar = process.extract(
            key,
            self._starting("" if wide else key[0]),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_FAR_ENOUGH if wide else _NEAR_ENOUGH,
            limit=_MOST_WIDE if wide else _MOST_NEAR,
        )
        for spelling, nearness, _ in similar:
            for found in self._index.find(spelling):
                if found.entity.kind == "person":
                    yield Proposal(found, nearness, spelling)

    def _starting(self, letter: str) -> list[str]:
        if letter not in self._alike:
            self._alike[letter] = [key for key in self._index.keys(letter) if len(key) >= _LEAST_KEY - 1]
        return self._alike[letter]


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
