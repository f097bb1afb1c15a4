"""Hanyu pinyin (ISO 7098): spellings of names in Han characters."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from namenorm.romanise import toneless
from namenorm.romanise.surnames import Surnames, surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified

_MOST_SPELLINGS = 8
_MOST_OF_GIVEN = 4
_MIDDLE_DOTS = "·•・‧"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a native name in Latin letters.

    Attributes:
        surname: The surname, capitalised.
        given: The given name, capitalised and joined; empty for a name of one part.
        weight: How likely this reading is among all of the name, 0 to 1.
    """

    surname: str
    given: str
    weight: float

    @property
    def text(self) -> str:
        """The spelling as it is usually printed, surname first."""
        return f"{self.surname} {self.given}".rstrip()


class Pinyin:
    """The system, over the surnames of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        self._surnames: Surnames = surnames(rules)
        self._heteronyms: Mapping[str, str] = rules.topic("heteronyms")

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a name in Han characters, likeliest first.

        A name without middle dots is divided as machines divide it, after its surname, which is read as a surname
        first and then as a word; what follows is read as a phrase, and then with other readings of its characters.

        Args:
            name: In simplified or traditional characters, with or without middle dots.
        """
        simple = simplified(name)
        for dot in _MIDDLE_DOTS:
            simple = simple.replace(dot, " ")
        parts = simple.split()
        if len(parts) > 1:
            first, *rest = (toneless.joined(part).replace("ü", "u").capitalize() for part in parts)
            return (Spelling(first, " ".join(rest), 1.0),)
        return self._undivided(simple)

    def _undivided(self, name: str) -> tuple[Spelling, ...]:
        surname, given = self._surnames.split(name)
        firsts = dict.fromkeys((*self._surnames.read(surname), toneless.joined(surname)))
        pairs = itertools.islice(itertools.product(firsts, self._given_readings(given)), _MOST_SPELLINGS)
        return tuple(
            Spelling(first.capitalize(), second.capitalize(), 1.0 / (1 + place) ** 2)
            for place, pair in enumerate(pairs)
            for first, second in _umlauts(*pair)
        )

    def _given_readings(self, given: str) -> tuple[str, ...]:
        """Read a given name as a phrase first, then with the other readings of its characters."""
        phrase = toneless.syllables(given)
        options = [
            dict.fromkeys((first, *self._heteronyms.get(character, "").split()))
            for character, first in zip(given, phrase, strict=False)
        ]
        return tuple("".join(choice) for choice in itertools.islice(itertools.product(*options), _MOST_OF_GIVEN))


def _umlauts(surname: str, given: str) -> dict[tuple[str, str], None]:
    """Write ü as u, v and yu: what typists, input methods and passports make of it."""
    return dict.fromkeys((surname.replace("ü", u), given.replace("ü", u)) for u in ("u", "v", "yu"))
