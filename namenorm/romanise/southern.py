"""Chinese names as families of Singapore and Malaysia write them, by the dialect of their forefathers.

Registrars wrote names by ear, so that a surname has a handful of customary spellings a dialect (Tan, Chin, Ting for 陳)
and the syllables of a given name others. A younger person often bears a surname in dialect before a given name in
Mandarin. There is no standard: the tables are ours, written from spellings that well-known persons bear; R. Jones,
*Chinese Names: The Traditions Surrounding the Use of Chinese Surnames and Personal Names* (Pelanduk, 1997), treats the
subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise.division import divide, known_surnames
from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.parts import Weights, spaced, together
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best
from namenorm.romanise.surnames import surnames
from namenorm.romanise.syllable_table import SyllableTable, falling, syllable_table
from namenorm.romanise.wade_giles import WadeGiles
from namenorm.rules import Rules
from namenorm.text.han import simplified

_EACH_SURNAME = 0.7  # a family keeps its spelling whatever is usual, so that further ones are nearly as likely
_IN_PINYIN = 0.3
_IN_WADE_GILES = 0.15
_COLLOQUIAL = 0.3
_BESIDE_THE_LISTED = 0.1


@dataclass(frozen=True, slots=True)
class _Table:
    surnames: Mapping[str, Weights]
    given: Mapping[str, Weights]


class Southern:
    """One dialect, as a topic of the Chinese rules describes it."""

    def __init__(self, rules: Rules, topic: str) -> None:
        """Use the given Chinese rules.

        Args:
            rules: With the named topic.
            topic: Has ``surnames`` with their spellings, and ``usual`` and ``also``: spellings in given names with
                their characters. ``read_by`` and ``written_by``, if it has them, name a topic of readings and a table
                of syllables that write what is not listed, and ``like`` a topic for characters that are not read.
        """
        self._surnames = surnames(rules)
        self._known = known_surnames(rules)
        self._mandarin = Mandarin(rules)
        self._wade_giles = WadeGiles(rules)
        self._table = rules.built(topic, _table)
        self._given = _characters(rules, topic)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name.

        None either for a name whose surname has no customary spelling in this dialect.
        """
        division = divide(name, self._surnames, self._known)
        if division is None:
            return ()
        firsts = [self._table.surnames.get(one, {}) for one in division.surnames]
        if not all(firsts):
            return ()
        plain = [_pinyin(one) for one in self._mandarin.given(name)]
        dialect = [self._given.get(one, {}) for one in simplified(division.given)]
        mixed = [own or other for own, other in zip(dialect, plain, strict=True)]
        whole = _IN_PINYIN if any(dialect) else 1.0
        return best(
            (
                *together(firsts, mixed, spaced),
                *_scaled(together(firsts, plain, spaced), whole),
                *_scaled(together(firsts, [self._older(one) for one in plain], spaced), _IN_WADE_GILES),
            )
        )

    def surname(self, surname: str) -> Weights:
        """Return the spellings of a surname in simplified characters; none where the dialect has no customary one."""
        return self._table.surnames.get(surname, {})

    def character(self, character: str) -> Weights:
        """Return the spellings of a simplified character in a given name; none where the dialect's are not known."""
        return self._given.get(character, {})

    def _older(self, syllable: Weights) -> Weights:
        """Write a syllable of Mandarin as schools of Malaya did before pinyin."""
        return {next(iter(self._wade_giles.write(one))): 1.0 for one in syllable}


def _characters(rules: Rules, topic: str) -> dict[str, Weights]:
    """Return the spellings of characters in given names: those listed and read by rule, else those of a like topic."""
    parsed = rules.topic(topic)
    found = dict(rules.built(topic, _table).given)
    if "read_by" in parsed:
        table = rules.built(parsed["written_by"], syllable_table)
        for character, readings in rules.built(parsed["read_by"], _by_character).items():
            listed = found.get(character, {})
            beside = _BESIDE_THE_LISTED if listed else 1.0
            read = {spelling: weight * beside for spelling, weight in _written(readings, table).items()}
            found[character] = {**read, **listed}
    for character, spellings in _characters(rules, parsed["like"]).items() if "like" in parsed else ():
        found.setdefault(character, spellings)
    return found


def _written(readings: tuple[str, ...], table: SyllableTable) -> Weights:
    """Write a character by its readings; the colloquial ones, nasal or with a glottal stop, are seldom in names."""
    spellings: dict[str, float] = {}
    for reading in readings:
        usual = _COLLOQUIAL if reading.endswith(("nn", "h")) else 1.0
        for spelling, weight in table.write(reading).items():
            spellings[spelling.capitalize()] = max(spellings.get(spelling.capitalize(), 0.0), usual * weight)
    return spellings


def _by_character(parsed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for reading, characters in parsed.items():
        for character in characters:
            found[character] = (*found.get(character, ()), reading)
    return found


def _pinyin(readings: Weights) -> Weights:
    """Return the likeliest reading alone: nobody is named by a misreading of his name."""
    syllable = max(readings, key=lambda one: readings[one])
    return {syllable.replace("ü", "u"): 1.0}


def _scaled(spellings: tuple[Spelling, ...], factor: float) -> Iterator[Spelling]:
    return (Spelling(one.surname, one.given, one.weight * factor) for one in spellings)


def _table(parsed: Mapping[str, Any]) -> _Table:
    given: dict[str, list[str]] = {}
    for band in ("usual", "also"):
        for spelling, characters in parsed[band].items():
            for character in characters:
                given.setdefault(character, []).append(spelling)
    return _Table(
        {surname: falling(spellings, _EACH_SURNAME) for surname, spellings in parsed["surnames"].items()},
        {character: falling(" ".join(spellings)) for character, spellings in given.items()},
    )
