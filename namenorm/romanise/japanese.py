"""Japanese names in Hepburn romanisation, the given name first as English has printed it.

The readings of a kanji name are a person's own choice. Those that occur among the persons of JMnedict are weighed by
how many bear them, and a given name that is not among them is read by its characters. The tables of ``rules/ja`` name
their sources.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from namenorm.romanise.hepburn import Hepburn, Part
from namenorm.romanise.kana import Kana
from namenorm.romanise.kanji import folded
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked, shares
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules

_LONGEST = 8
_KANA_OR_KANJI = re.compile(r"[ぁ-ヿ]+|.")
_MOST_READINGS = 8
# Persons for whom a reading made of characters stands, where none is known and beside those who are known to have one.
_BY_CHARACTERS, _BESIDE = 0.5, 0.2
# Characters of a name that is read so; longer ones are words that the tables know, or a wrong division. After a surname
# of two characters, a given name of three.
_WRITTEN_OUT = 2


class Japanese:
    """The system, over the rules of Japanese."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Japanese."""
        self._surnames: Mapping[str, str] = rules.topic("surnames")
        self._given: Mapping[str, str] = rules.topic("given")
        self._of_given: Mapping[str, str] = rules.topic("given_characters")
        self._of_surnames: Mapping[str, str] = rules.topic("surname_characters")
        self._kana = rules.built("kana", Kana)
        self._hepburn = rules.built("hepburn", Hepburn)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Japanese name, likeliest first; none where no surname or given name fits.

        Args:
            name: In kanji of Japanese or Chinese forms and kana, undivided or with a space after the surname.
        """
        surname, _, rest = folded(name.strip()).replace("　", " ").partition(" ")
        whole = surname + rest
        if not 2 <= len(whole) <= _LONGEST:
            return ()
        cuts = (len(surname),) if rest else self._cuts(whole)
        return best(one for cut in cuts for one in self._divided(whole[:cut], whole[cut:]))

    def of_surname(self, surname: str) -> dict[str, float]:
        """Return how a surname in folded kanji is read (wapuro), with shares; none where it is no known one."""
        return shares(_counts(self._surnames.get(surname, "")))

    def of_given(self, given: str) -> dict[str, float]:
        """Return how a given name in folded kanji is read, with shares; none where it is no known one."""
        return shares(_counts(self._given.get(given, "")))

    def of_character(self, character: str) -> dict[str, float]:
        """Return how a folded character of a given name is read, with shares; none where it is in no known one."""
        return shares(_counts(self._of_given.get(character, "")))

    def printed(self, reading: str, part: Part) -> dict[str, float]:
        """Return what is printed for a reading, with shares that add up to 1."""
        return self._hepburn.spellings(reading, part)

    def _cuts(self, name: str) -> list[int]:
        """Return where a name may divide: after known surnames, or after two characters where no known name follows."""
        known = [cut for cut in range(1, len(name)) if name[:cut] in self._surnames]
        certain = any(name[cut:] in self._given for cut in known)
        return known if certain or _WRITTEN_OUT in known else [*known, _WRITTEN_OUT]

    def _divided(self, surname: str, given: str) -> Iterator[Spelling]:
        bearers = _counts(self._surnames.get(surname, "")) or self._spoken(surname, self._of_surnames, _WRITTEN_OUT)
        options = [bearers, self._given_readings(given, _WRITTEN_OUT + (len(surname) > 1))]
        for (first, second), likely in ranked(options, _MOST_READINGS):
            printed = [self._hepburn.spellings(first, "surname"), self._hepburn.spellings(second, "given")]
            for (family, own), share in ranked(printed, _MOST_READINGS):
                yield WesternSpelling(family.capitalize(), own.capitalize(), likely * share)

    def _given_readings(self, given: str, longest: int) -> dict[str, float]:
        """Return the readings of a given name, weighed by about as many persons as have them."""
        known = _counts(self._given.get(given, ""))
        weight = _BESIDE if known else _BY_CHARACTERS
        for reading, share in self._spoken(given, self._of_given, longest).items():
            known[reading] = known.get(reading, 0.0) + weight * share
        return known

    def _spoken(self, name: str, characters: Mapping[str, str], longest: int) -> dict[str, float]:
        """Return how a name may be read one character after another, with shares of at most 1 together."""
        parts = _KANA_OR_KANJI.findall(name)
        options = [_counts(characters.get(part, "")) or _certain(self._kana.typed(part)) for part in parts]
        if len(name) < _WRITTEN_OUT or len(parts) > longest:
            return {}
        total = math.prod(sum(held.values()) for held in options)
        return {"".join(row): weight / total for row, weight in ranked(options, _MOST_READINGS)}


def _certain(typed: str) -> dict[str, float]:
    return {typed: 1.0} if typed else {}


def _counts(readings: str) -> dict[str, float]:
    words = readings.split()
    return {reading: float(count) for reading, count in zip(words[::2], words[1::2], strict=True)}
