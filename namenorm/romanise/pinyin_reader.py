"""How a Latin spelling parses as a Chinese name in Hanyu pinyin (ISO 7098)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from namenorm.rules import Rules

_LONGEST_WORD = 30
_HELD = 16_384  # spellings whose reading is kept


@dataclass(frozen=True, slots=True)
class Reading:
    """How a Latin spelling parses as a Chinese name in pinyin.

    Attributes:
        surname: Syllables of the surname.
        given: Syllables of the given name.
        surname_permille: Bearers of surnames so spelt among a thousand people.
    """

    surname: tuple[str, ...]
    given: tuple[str, ...]
    surname_permille: float


class PinyinReader:
    """Reads spellings, over the tables of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        self.syllables: frozenset[str] = _one_of_equals(rules.built("pinyin", _syllables))
        self._shares: Mapping[str, float] = rules.topic("surname_shares")
        self._held = lru_cache(maxsize=_HELD)(self._read)

    def parse(self, word: str) -> tuple[str, ...] | None:
        """Divide a lower-case word into pinyin syllables, longest first; None if it is not pinyin."""
        return _parse(word, self.syllables)

    def reading(self, words: tuple[str, ...]) -> Reading | None:
        """Read a spelling of one or more words as a Chinese name, surname first; None if it cannot be one.

        A surname has one syllable, or is one of the compound surnames; a given name has one or two syllables.
        """
        return self._held(words)

    def _read(self, words: tuple[str, ...]) -> Reading | None:
        lowered = tuple(word.lower().replace("ü", "u").replace("'", "").replace("’", "") for word in words)
        first = self.parse(lowered[0])
        rest = [self.parse(word) for word in lowered[1:]]
        if first is None or any(part is None for part in rest):
            return None
        given = tuple(syllable for part in rest for syllable in part or ())
        surname, given = (first, given) if len(words) > 1 else (first[:1], first[1:])
        share = self._shares.get("".join(surname), 0.0)
        if not share or not 1 <= len(given) <= 2:
            return None
        return Reading(surname, given, share)


def _syllables(table: Mapping[str, str]) -> frozenset[str]:
    every = {initial + final for initial, finals in table.items() for final in finals.split()}
    return frozenset(syllable.replace("ü", "u") for syllable in every) | {"lyu", "nyu", "lv", "nv"}


@lru_cache(maxsize=16)
def _one_of_equals(syllables: frozenset[str]) -> frozenset[str]:
    """Return always the same of equal sets: what is kept by a set is found at once by it, and slowly by an equal."""
    return syllables


@lru_cache(maxsize=8192)
def _parse(word: str, syllables: frozenset[str]) -> tuple[str, ...] | None:
    if not word:
        return ()
    if len(word) > _LONGEST_WORD:
        return None
    for length in range(min(6, len(word)), 0, -1):
        head = word[:length]
        if head in syllables:
            tail = _parse(word[length:], syllables)
            if tail is not None:
                return (head, *tail)
    return None
