"""Vietnamese names as English prints them, from Han characters by Sino-Vietnamese readings or from the national script.

Diacritics are dropped and every syllable is a word, surname first: 阮富仲 and Nguyễn Phú Trọng are Nguyen Phu Trong.
``rules/vi/names.yaml`` names its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unidecode import unidecode

from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked, shares
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han

_LONGEST = 5
_MOST_READINGS = 12
_LESS_USUAL = 0.3


@dataclass(frozen=True, slots=True)
class VietnameseNames:
    """The tables, without diacritics.

    Attributes:
        surnames: Readings by surname in simplified characters, with weights.
        given: Readings by simplified character, with weights.
    """

    surnames: Mapping[str, Mapping[str, float]]
    given: Mapping[str, Mapping[str, float]]


class Vietnamese:
    """The system, over the rules of Vietnamese."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Vietnamese."""
        self._names = rules.built("names", _names)
        self._latin = frozenset(spelling for held in self._names.surnames.values() for spelling in held)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Vietnamese name, likeliest first; none where it has no Vietnamese surname.

        Args:
            name: In Han characters, undivided; or in the national script, surname first.
        """
        return self._from_han(simplified(name.strip())) if has_han(name) else self._from_latin(name)

    def of_surname(self, surname: str) -> dict[str, float]:
        """Return how a surname in simplified characters is read, with shares; none where it is no Vietnamese one."""
        return shares(self._names.surnames.get(surname, {}))

    def of_character(self, character: str) -> dict[str, float]:
        """Return how a simplified character of a given name is read, with shares that add up to 1."""
        return shares(self._names.given.get(character, {}))

    def _from_latin(self, name: str) -> tuple[Spelling, ...]:
        surname, _, given = unidecode(name).strip().title().partition(" ")
        return (Spelling(surname, " ".join(given.split()), 1.0),) if surname in self._latin and given else ()

    def _from_han(self, name: str) -> tuple[Spelling, ...]:
        length = 2 if name[:2] in self._names.surnames else 1
        surnames, given = self._names.surnames.get(name[:length]), name[length:]
        if not surnames or not given or len(name) > _LONGEST or any(char not in self._names.given for char in given):
            return ()
        options = [surnames, *(self._names.given[char] for char in given)]
        rows = ranked(options, _MOST_READINGS)
        return best(Spelling(first, " ".join(rest), weight) for (first, *rest), weight in rows)


def _names(table: Mapping[str, Any]) -> VietnameseNames:
    surnames: dict[str, dict[str, float]] = {}
    for reading, characters in table["surnames"].items():
        for character, share in characters.items():
            surnames.setdefault(character, {})[unidecode(reading)] = share / 10
    return VietnameseNames(surnames, _given(table["given"]))


def _given(table: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return the readings by character; readings that differ by tone alone are one."""
    found: dict[str, dict[str, float]] = {}
    for reading, characters in table.items():
        usual, _, rare = characters.partition("/")
        for characters_of, weight in ((usual, 1.0), (rare, _LESS_USUAL)):
            for character in simplified(characters_of):
                held = found.setdefault(character, {})
                spelling = unidecode(reading)
                held[spelling] = max(held.get(spelling, 0.0), weight)
    return found
