"""How well a Latin word gives a surname or a given name in kanji, by any readings of its characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from namenorm.romanise.hepburn import Hepburn
from namenorm.romanise.kana import Kana
from namenorm.romanise.kanji import folded
from namenorm.rules import Rules

_HELD = 8192
_LONG, _BEFORE_LIPS = re.compile(r"(o)(?:h(?![aiueoy])|u|o)|(?<=u)(u)"), re.compile(r"m(?=[bmp])")
_MOST_OF_A_CHARACTER, _MOST = 10, 800
_LONGEST = 3  # characters of one part of a name
_SCALE, _SHIFT = 4.0, 2.6
"""From the likeness of letters, 0 to 1, to the scale of ``LetterSounds.fit``: 0.8 is just heard."""


class KanjiSounds:
    """The readings of Japanese names that JMnedict has."""

    def __init__(self) -> None:
        """Use the rules of Japanese."""
        rules = Rules("ja")
        self._whole: tuple[Mapping[str, str], ...] = (rules.topic("surnames"), rules.topic("given"))
        self._single: tuple[Mapping[str, str], ...] = (
            rules.topic("surname_characters"),
            rules.topic("given_characters"),
        )
        self._hepburn, self._kana = rules.built("hepburn", Hepburn), rules.built("kana", Kana)
        self.readings = lru_cache(_HELD)(self._readings)
        self.fit = lru_cache(_HELD)(self._fit)

    def spells(self, word: str, latin: str) -> bool:
        """Tell whether a squashed word is a reading of a name in some system, likely or not."""
        return latin in self.readings(word)

    def is_surname(self, word: str) -> bool:
        """Tell whether a table has a word as a surname."""
        return folded(word) in self._whole[0]

    def likeliest(self, word: str) -> str:
        """Return the usual reading of a surname that the table has; empty where it has none."""
        known = list(_counted(self._whole[0].get(folded(word), "")))
        reading = max(known, key=lambda row: row[1], default=("", 0))[0]
        return next(iter(self._hepburn.spellings(reading, "surname")), "") if reading else ""

    def _fit(self, word: str, latin: str) -> float:
        """Return how well a squashed word gives a name, on the scale of ``LetterSounds.fit``."""
        every = self.readings(word)
        if not every:
            return -_SHIFT
        best = process.extractOne(latin, every, scorer=Indel.normalized_similarity)
        return _SCALE * (best[1] if best else 0.0) - _SHIFT

    def _readings(self, word: str) -> tuple[str, ...]:
        """Return all that may be printed for a name, by the tables and by its characters."""
        plain = folded(word)
        if not 0 < len(plain) <= _LONGEST:
            return ()
        known = (reading for table in self._whole for reading, _ in _counted(table.get(plain, "")))
        made = ("".join(row) for row in itertools.product(*(self._of_character(char) for char in plain)))
        every = dict.fromkeys(
            spelling
            for reading in (*known, *itertools.islice(made, _MOST))
            for spelling in self._hepburn.spellings(reading, "surname")
        )
        return tuple(every)

    def _of_character(self, char: str) -> list[str]:
        counted: dict[str, float] = {}
        for table in self._single:
            for reading, count in _counted(table.get(char, "")):
                counted[reading] = counted.get(reading, 0.0) + count
        for table in self._whole:
            for reading, count in _counted(table.get(char, "")):
                counted.setdefault(reading, count)
        typed = self._kana.typed(char)
        return sorted(counted, key=lambda one: -counted[one])[:_MOST_OF_A_CHARACTER] or ([typed] if typed else [])


def is_same_reading(one: str, other: str) -> bool:
    """Tell whether two squashed spellings are of one reading: Otani and Ohtani, Sosuke and Sousuke."""
    return _plain(one) == _plain(other)


def _plain(spelling: str) -> str:
    return _BEFORE_LIPS.sub("n", _LONG.sub(r"\1", spelling))


def _counted(readings: str) -> Iterator[tuple[str, float]]:
    words = readings.split()
    yield from ((reading, float(count)) for reading, count in zip(words[::2], words[1::2], strict=True))
