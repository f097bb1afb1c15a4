"""Names by their form alone: runs of capitalised words that read like a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namenorm.mentions.words import Lexicon, Words
from namenorm.romanise.pinyin_reader import PinyinReader, Reading

_MOST_WORDS = 5
_VERY_COMMON = 5.6  # Zipf frequency from which a word is no surname at a sentence's opening: "He", "Long", "You"


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (excluded) that look like a person's name.

    Attributes:
        first: First word.
        last: One past the last word.
        reading: How they parse as a Chinese name in pinyin, if they do.
    """

    first: int
    last: int
    reading: Reading | None


class ShapeReader:
    """Reads runs, given the language's words."""

    def __init__(
        self, ordinary: Mapping[str, float], lexicon: Lexicon, nations: frozenset[str], pinyin: PinyinReader
    ) -> None:
        """Use the language's ordinary words, its words about persons, and the words that speak of countries."""
        self._ordinary = ordinary
        self._lexicon = lexicon
        self._nations = nations
        self._stops = lexicon.breakers | lexicon.titles | lexicon.regions
        self._pinyin = pinyin

    def runs(self, words: Words) -> Iterator[Run]:
        """Yield the runs in order, without overlaps."""
        first = 0
        while first < len(words):
            if not words.capital[first] or self._breaks(words, first):
                first += 1
                continue
            last = self._extent(words, first)
            run = self._person(words, first, last)
            if run is not None:
                yield run
            first = max(last, run.last if run else 0)

    def _breaks(self, words: Words, place: int) -> bool:
        key = words.keys[place]
        return key in self._stops or words.tokens[place].text in self._nations

    def _extent(self, words: Words, first: int) -> int:
        last = first + 1
        while last < len(words) and words.joined(last - 1) and self._continues(words, last):
            last += 1
        return last

    def _continues(self, words: Words, place: int) -> bool:
        key = words.keys[place]
        if words.gap_before(place) in ("-", "‐", "‑"):
            return words.tokens[place].text.isalpha()
        if words.capital[place]:
            return not self._breaks(words, place)
        return (key in self._lexicon.particles and place + 1 < len(words) and words.capital[place + 1]) or (
            key not in self._ordinary and self._pinyin.parse(key) is not None and len(key) > 1
        )

    def _person(self, words: Words, first: int, last: int) -> Run | None:
        """Judge a run: a pinyin name, or a few words not all of which are ordinary."""
        while last - first > 2 and words.keys[first] in self._ordinary:
            first += 1
        if last - first > _MOST_WORDS:
            return None
        keys = words.keys[first:last]
        texts = tuple(token.text for token in words.tokens[first:last])
        reading = self._pinyin.reading(texts) if len(texts) <= 3 else None
        if reading is not None and not self._ordinary_phrase(words, first, keys):
            return Run(first, last, reading)
        if len(texts) == 1 and not self._titled(words, first):
            return None
        if not all(key.isascii() and not any(char.isdigit() for char in key) for key in keys):
            return None
        strange = [key not in self._ordinary for key in keys]
        if any(text.isupper() and len(text) > 1 for text in texts) or not strange[-1] or not any(strange):
            return None
        return Run(first, last, None)

    def _titled(self, words: Words, first: int) -> bool:
        return first > 0 and words.joined(first - 1) and words.keys[first - 1] in self._lexicon.titles

    def _ordinary_phrase(self, words: Words, first: int, keys: list[str]) -> bool:
        """Tell whether pinyin-like words are plain English: "He Can", "Long Gang", "Sun" and the like."""
        if all(key in self._ordinary for key in keys):
            return True
        opens = first == 0 or words.gap_before(first).strip(" ") not in ("", ",")
        return opens and self._ordinary.get(keys[0], 0.0) >= _VERY_COMMON
