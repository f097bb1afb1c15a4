"""Korean names, in Hangul or in Han characters, as South and North print them in Latin letters.

The South: surnames as their bearers write them, given names by custom or by the Revised Romanisation (2000), with a
hyphen. Abroad and in older print: McCune–Reischauer (1939). The North: its own usage, every syllable a word
(Kim Jong Un). The tables of ``rules/ko`` name their sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise.hangul import initial_sound, is_hangul
from namenorm.romanise.korean_letters import KoreanLetters
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked, shares
from namenorm.rules import Rules
from namenorm.text.han import simplified

_LONGEST_GIVEN = 3
_MOST_OF_THE_SOUTH = 9
# Most Koreans in the news are of the South; the other spellings are those that some outlets print.
_NORTH, _MCCUNE = 0.1, 0.04
_KNOWN_NORTH = 2.0
_MOST_READINGS = 3
_SECOND_READING, _INITIAL_WITHIN = 0.3, 0.3


@dataclass(frozen=True, slots=True)
class KoreanSurnames:
    """The surname table.

    Attributes:
        spellings: How bearers write a surname, by the South's form in Hangul, with shares in a hundred.
        north: The North's form in Hangul by the South's, where they differ.
        hangul: The South's forms by the surname in simplified Han characters.
    """

    spellings: Mapping[str, Mapping[str, float]]
    north: Mapping[str, str]
    hangul: Mapping[str, tuple[str, ...]]

    def split(self, name: str) -> tuple[str, str]:
        """Divide a name in either script after its surname; the surname is empty where none fits."""
        for length in (2, 1):
            head = name[:length]
            if len(name) > length and (head in self.spellings or head in self.hangul or head in self.north.values()):
                return head, name[length:]
        return "", name

    def southern(self, surname: str) -> tuple[str, ...]:
        """Return the South's forms in Hangul of a surname in either script and of either side."""
        if not is_hangul(surname):
            return self.hangul.get(surname, ())
        return (surname,) if surname in self.spellings else (initial_sound(surname),)


class Korean:
    """The systems for Korean, over the rules of Korean."""

    def __init__(self, rules: Rules, *, north: bool = False) -> None:
        """Use the given rules of Korean.

        Args:
            rules: Of Korean.
            north: Whether the persons are known to be of the North, whose usage is then the likeliest.
        """
        self._north = _KNOWN_NORTH if north else _NORTH
        self._surnames = rules.built("surnames", _surnames)
        self._letters = rules.built("letters", KoreanLetters)
        self._hanja: Mapping[str, str] = {**rules.topic("hanja"), **rules.topic("hanja_names")}

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Korean name, likeliest first; none where the name has no Korean surname.

        Args:
            name: In Hangul, or in Han characters of either form, undivided.
        """
        surname, given = self._surnames.split(simplified(name.strip()))
        if not surname or not 1 <= len(given) <= _LONGEST_GIVEN:
            return ()
        words = self._hangul(given)
        return best(self._all(self._surnames.southern(surname), words)) if words else ()

    def of_surname(self, surname: str) -> dict[str, float]:
        """Return how bearers of a surname write it, with shares that add up to 1; none where it is no Korean one.

        Args:
            surname: In Hangul, or in simplified Han characters.
        """
        found: dict[str, float] = {}
        for hangul in self._surnames.southern(surname):
            north = {"".join(one): share for one, share in self._letters.north(self._north_of(hangul)).items()}
            for held, part in ((shares(self._surnames.spellings[hangul]), 1 - self._north), (north, self._north)):
                for spelling, share in held.items():
                    found[spelling.capitalize()] = found.get(spelling.capitalize(), 0.0) + part * share
        return shares(found)

    def of_given(self, hangul: str) -> dict[str, float]:
        """Return how people write a given name in Hangul, with hyphens, with shares of about 1 together."""
        south = ranked([self._letters.customary(syllable) for syllable in _southern(hangul)], _MOST_OF_THE_SOUTH)
        found = {"-".join(words).capitalize(): share * (1 - self._north) for words, share in south}
        for words, share in self._letters.north(hangul).items():
            spelling = "-".join(words).capitalize()
            found[spelling] = found.get(spelling, 0.0) + share * self._north
        return found

    def of_character(self, character: str, *, first: bool) -> dict[str, float]:
        """Return how a simplified character of a given name is read in Hangul, with shares; none where it is not.

        Args:
            character: In its simplified form.
            first: Whether it is the first of the given name.
        """
        return shares(_readings(self._hanja.get(character, ""), first=first))

    def _north_of(self, surname: str) -> str:
        return self._surnames.north.get(surname, surname)

    def _all(self, surnames: tuple[str, ...], given: Mapping[str, float]) -> Iterator[Spelling]:
        for word, likely in given.items():
            for surname in surnames:
                yield from self._south(surname, _southern(word), likely)
            yield from self._elsewhere(surnames[0], word, likely)

    def _south(self, surname: str, given: str, likely: float) -> Iterator[Spelling]:
        shares = self._surnames.spellings[surname]
        options = [shares, *(self._letters.customary(syllable) for syllable in given)]
        for (first, *rest), weight in ranked(options, _MOST_OF_THE_SOUTH):
            yield Spelling(first, "-".join(rest).capitalize(), likely * weight / sum(shares.values()))

    def _elsewhere(self, surname: str, given: str, likely: float) -> Iterator[Spelling]:
        for family, first in self._letters.north(self._north_of(surname)).items():
            for words, second in self._letters.north(given).items():
                yield Spelling(
                    "".join(family).capitalize(), " ".join(words).title(), likely * first * second * self._north
                )
        abroad = self._letters.mccune(_southern(given))
        bare = "yi" if surname == "이" else "".join(self._letters.mccune(surname))
        yield Spelling(bare.capitalize(), "-".join(abroad).capitalize(), likely * _MCCUNE)

    def _hangul(self, given: str) -> dict[str, float]:
        """Return a given name in Hangul with how likely each reading is; empty where a character is not read."""
        if is_hangul(given):
            return {given: 1.0}
        if any(char not in self._hanja for char in given):
            return {}
        options = [_readings(self._hanja[char], first=place == 0) for place, char in enumerate(given)]
        return {"".join(syllables): weight for syllables, weight in ranked(options, _MOST_READINGS)}


def _readings(syllables: str, *, first: bool) -> dict[str, float]:
    """Return the readings of a character; the form of a first syllable stands within a name now and then (이재룡)."""
    every = syllables.split()
    initial = {initial_sound(syllable) for syllable in every if initial_sound(syllable) != syllable}
    plain = [syllable for syllable in every if syllable not in initial][:_MOST_READINGS]
    weights = {syllable: _SECOND_READING**place for place, syllable in enumerate(plain)}
    return weights if first else {**weights, **{one: _INITIAL_WITHIN for one in every if one in initial}}


def _southern(given: str) -> str:
    return initial_sound(given[0]) + given[1:]


def _surnames(table: Mapping[str, Any]) -> KoreanSurnames:
    hangul: dict[str, tuple[str, ...]] = {}
    for surname, characters in table["characters"].items():
        for char in characters:
            hangul[char] = (*hangul.get(char, ()), surname)
    hangul.update({characters: (surname,) for surname, characters in table["compounds"].items()})
    return KoreanSurnames(table["spellings"], table["north"], hangul)
