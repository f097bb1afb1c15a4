"""Japanese names in kanji in Hepburn romanisation, the given name first as English has printed it.

The readings of a kanji name are a person's own choice. Those that occur among the persons of JMnedict are weighed by how
many bear them, and a given name that is not among them is read by its characters. The tables of ``rules/ja`` name their
sources.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from namenorm.romanise.hepburn import Hepburn
from namenorm.romanise.kanji import folded
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules

_LONGEST = 6
_MOST_READINGS = 8
# Persons for whom a reading made of characters stands, where none is known and beside those who are known to have one.
_BY_CHARACTERS, _BESIDE = 0.5, 0.2
_WRITTEN_OUT = 2  # characters; longer names are words that the tables know, or a wrong division


class Japanese:
    """The system, over the rules of Japanese."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Japanese."""
        self._surnames: Mapping[str, str] = rules.topic("surnames")
        self._given: Mapping[str, str] = rules.topic("given")
        self._of_given: Mapping[str, str] = rules.topic("given_characters")
        self._of_surnames: Mapping[str, str] = rules.topic("surname_characters")
        self._hepburn = rules.built("hepburn", Hepburn)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Japanese name, likeliest first; none where no surname or given name fits.

        Args:
            name: In kanji, Japanese or Chinese forms, undivided or with a space after the surname.
        """
        surname, _, rest = folded(name.strip()).replace("　", " ").partition(" ")
        whole = surname + rest
        if not 2 <= len(whole) <= _LONGEST:
            return ()
        cuts = (len(surname),) if rest else range(1, len(whole))
        known = [cut for cut in cuts if whole[:cut] in self._surnames]
        return best(one for cut in known or (_WRITTEN_OUT,) for one in self._divided(whole[:cut], whole[cut:]))

    def _divided(self, surname: str, given: str) -> Iterator[Spelling]:
        bearers = _counts(self._surnames.get(surname, "")) or _by_characters(surname, self._of_surnames)
        options = [bearers, self._given_readings(given)]
        for (first, second), likely in ranked(options, _MOST_READINGS):
            printed = [self._hepburn.spellings(first, "surname"), self._hepburn.spellings(second, "given")]
            for (family, own), share in ranked(printed, _MOST_READINGS):
                yield WesternSpelling(family.capitalize(), own.capitalize(), likely * share)

    def _given_readings(self, given: str) -> dict[str, float]:
        """Return the readings of a given name, weighed by about as many persons as have them."""
        known = _counts(self._given.get(given, ""))
        weight = _BESIDE if known else _BY_CHARACTERS
        for reading, share in _by_characters(given, self._of_given).items():
            known[reading] = known.get(reading, 0.0) + weight * share
        return known


def _by_characters(name: str, characters: Mapping[str, str]) -> dict[str, float]:
    """Return how a name of two characters may be read one by one, with shares of at most 1 together."""
    if len(name) != _WRITTEN_OUT:
        return {}
    options = [_counts(characters.get(char, "")) for char in name]
    total = math.prod(sum(held.values()) for held in options)
    return {"".join(parts): weight / total for parts, weight in ranked(options, _MOST_READINGS)}


def _counts(readings: str) -> dict[str, float]:
    words = readings.split()
    return {reading: float(count) for reading, count in zip(words[::2], words[1::2], strict=True)}
