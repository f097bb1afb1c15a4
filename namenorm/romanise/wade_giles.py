"""Wade–Giles, as it is printed for names: "Lai Ching-te".

Follows H. A. Giles, *A Chinese-English Dictionary* (2nd edition, 1912); the table is ours, written from what is
commonly known of the system. Taiwan's passports and press print it without apostrophes and diacritics, with a hyphen
and a small second syllable.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.parts import Weights, hyphenated, together
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import ranked
from namenorm.romanise.syllable_table import syllable_table
from namenorm.rules import Rules

_MOST_OF_A_SURNAME = 4

Writer = Callable[[str], Mapping[str, float]]
"""The spellings of a toneless pinyin syllable and their weights."""


class WadeGiles:
    """The system, over the table ``wade_giles`` of the Chinese rules."""

    def __init__(self, rules: Rules, full: bool = False) -> None:
        """Use the given Chinese rules.

        Args:
            rules: With the topic ``wade_giles``.
            full: Write apostrophes, ü and ê, as libraries do ("Lai Ch'ing-tê"), not as names are printed.
        """
        self._mandarin = Mandarin(rules)
        self._table = rules.built("wade_giles", syllable_table)
        self._full = full

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name."""
        return romanise_mandarin(name, self._mandarin, self.write)

    def write(self, syllable: str) -> dict[str, float]:
        """Return the spellings of one toneless pinyin syllable, and their weights."""
        written = self._table.write(syllable)
        return written if self._full else {plain(one): weight for one, weight in written.items()}


def plain(spelling: str) -> str:
    """Return a spelling without apostrophes and diacritics."""
    return "".join(char for char in unicodedata.normalize("NFD", spelling) if char.isascii() and char != "'")


def romanise_mandarin(name: str, mandarin: Mandarin, write: Writer) -> tuple[Spelling, ...]:
    """Return the spellings of a Chinese name, written syllable by syllable.

    Args:
        name: In Han characters.
        mandarin: Reads it.
        write: The spellings of a toneless pinyin syllable.
    """
    firsts = [by_syllables(one, mandarin, write) for one in mandarin.surnames(name)]
    given = [written(readings, write) for readings in mandarin.given(name)]
    return together(firsts, given, hyphenated) if firsts else ()


def by_syllables(surname: str, mandarin: Mandarin, write: Writer) -> Weights:
    """Return the spellings of a surname by its readings; those of two characters take a hyphen ("Ssu-ma")."""
    spellings: dict[str, float] = {}
    for syllables, likely in mandarin.surname(surname).items():
        for row, weight in ranked([write(one) for one in syllables], _MOST_OF_A_SURNAME):
            spelling = hyphenated(row)
            spellings[spelling] = max(spellings.get(spelling, 0.0), likely * weight)
    return spellings


def written(readings: Weights, write: Writer) -> Weights:
    """Return the spellings of a character by its readings, each weighed by how likely it is read and written so."""
    spellings: dict[str, float] = {}
    for syllable, likely in readings.items():
        for spelling, weight in write(syllable).items():
            spellings[spelling] = max(spellings.get(spelling, 0.0), likely * weight)
    return spellings
