"""Cantonese readings of names, and how they are written: the road that Hong Kong, Macau and Malaya share.

Source: the field kCantonese of the Unicode Han Database, Jyutping (Linguistic Society of Hong Kong, 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from namenorm.romanise.division import divide, known_surnames
from namenorm.romanise.parts import Weights, together
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.surnames import surnames
from namenorm.romanise.syllable_table import SyllableTable, falling, syllable_table
from namenorm.rules import Rules
from namenorm.text.han import simplified

_BESIDE_THE_LISTED = 0.2  # what the table of syllables gives, beside the spellings that are listed for a character


class Cantonese:
    """One way of writing Cantonese names, as a topic of the Chinese rules describes it."""

    def __init__(self, rules: Rules, topic: str, join: Callable[[Sequence[str]], str]) -> None:
        """Use the given Chinese rules.

        Args:
            rules: With the topics ``cantonese`` and the one that is named.
            topic: Has ``surnames`` and ``characters`` with their own spellings, and a table of syllables.
            join: How the syllables of a given name are joined.
        """
        self._surnames = surnames(rules)
        self._known = known_surnames(rules)
        self._readings: Mapping[str, str] = rules.built("cantonese", _by_character)
        self._own: Mapping[str, Mapping[str, str]] = rules.topic(topic)
        self._table: SyllableTable = rules.built(topic, syllable_table)
        self._join = join

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name."""
        division = divide(name, self._surnames, self._known)
        if division is None:
            return ()
        firsts = [self.surname(one, double=len(division.surnames) > 1) for one in division.surnames]
        given = [self.character(one) for one in division.given]
        return together(firsts, given, self._join) if all((*firsts, *given)) else ()

    def surname(self, surname: str, double: bool = False) -> Weights:
        """Return the spellings of a surname in simplified characters; none where none is known.

        Args:
            surname: One surname.
            double: Whether it is one of two at the head of a name.
        """
        known = self._own["surnames"].get(surname)
        if known is not None:
            return falling(known)
        # Of four characters, a rare surname at the head is likelier a foreign name: 阿都拉欣, 苏巴马廉.
        return {} if double or len(surname) > 1 else self._syllable(surname)

    def character(self, character: str) -> Weights:
        """Return the spellings of a character in a given name; none where it is not read."""
        known = self._own["characters"].get(simplified(character))
        read = self._syllable(character)
        if known is None:
            return read
        return {**{spelling: weight * _BESIDE_THE_LISTED for spelling, weight in read.items()}, **falling(known)}

    def _syllable(self, character: str) -> Weights:
        reading = self._readings.get(character) or self._readings.get(simplified(character))
        return self._table.write(reading) if reading else {}


def _by_character(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {character: syllable for syllable, characters in parsed.items() for character in characters}
