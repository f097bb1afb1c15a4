"""Names by their form alone: runs of capitalised words that read like a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namenorm.mentions.familiar import Familiar, is_initial
from namenorm.mentions.hyphened import is_syllable
from namenorm.mentions.nouns import Nouns
from namenorm.mentions.offices import offices
from namenorm.mentions.words import HYPHENS, Lexicon, Words
from namenorm.romanise.pinyin_reader import PinyinReader, Reading
from namenorm.rules import Rules

_MOST_WORDS = 5
_COMMON_SURNAME = 1.0  # bearers among a thousand people
_LONGEST_READING = 3  # words of a name in pinyin whose syllables stand apart
_ARTICLE, _VOWELS = "an", "aeiou"
_APPOSITION = (", ", " (")
_TOLD_WITHIN = 2  # words of an apposition among which the title stands: "a sinologist"
_RARE, _LONGEST_SYLLABLE = 4.0, 6  # Zipf frequency of a word, and its letters
_VERY_COMMON = 5.6  # Zipf frequency from which a word is no surname at a sentence's opening: "He", "Long", "You"


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (excluded) that look like a person's name.

    Attributes:
        first: First word.
        last: One past the last word.
        reading: How they parse as a Chinese name in pinyin, if they do.
        ending: Letters at the end that are the ending of a case.
        is_turned: Whether they are a name of the East with the surname last.
        is_western: Whether they open with a given name of the West.
    """

    first: int
    last: int
    reading: Reading | None
    ending: int = 0
    is_turned: bool = False
    is_western: bool = False


class ShapeReader:
    """Reads runs, given the language's words.

    Attributes:
        genitive: The ending that a name takes for its owner; empty where the language has none.
        nouns: Tells ordinary nouns from names.
        syllables: Rare words of the language that are syllables of pinyin, too: "wen", "ting".
    """

    def __init__(self, rules: Rules, lexicon: Lexicon, nations: frozenset[str], pinyin: PinyinReader) -> None:
        """Use the rules of a language, its words about persons, and the words that speak of countries."""
        ordinary = rules.words()
        self._ordinary: Mapping[str, float] = ordinary
        self._lexicon = lexicon
        self._familiar = Familiar(rules, lexicon)
        self._nations = nations
        self._stops = lexicon.breakers | lexicon.titles | lexicon.regions
        self._pinyin = pinyin
        self._offices = offices(rules)
        self.genitive = lexicon.genitive
        self.nouns = Nouns(ordinary, lexicon, pinyin)
        rare = (word for word, zipf in ordinary.items() if zipf < _RARE and len(word) <= _LONGEST_SYLLABLE)
        self.syllables = frozenset(word for word in rare if len(pinyin.parse(word) or ()) == 1)

    def runs(self, words: Words) -> Iterator[Run]:
        """Yield the runs in order, without overlaps."""
        done = 0
        for first in words.capitals:
            if first < done or (self._breaks(words, first) and not self._is_surname(words, first)):
                continue
            done = self._extent(words, first)
            run = self.person(words, first, done)
            if run is not None:
                yield run

    def _breaks(self, words: Words, place: int) -> bool:
        key = words.keys[place]
        return key in self._stops or words.texts[place] in self._nations or self.nouns.is_noun(key)

    def is_small(self, key: str) -> bool:
        """Tell whether a squashed word is an article, a preposition or the like, whatever capital it opens with."""
        return key in self._lexicon.breakers

    def is_beside(self, words: Words, place: int) -> bool:
        """Tell whether a word stands before names and is no part of one: a title, an article, a region."""
        return words.keys[place] in self._stops or self._lexicon.is_title(words.keys[place])

    def reading(self, words: Words, first: int, last: int) -> Reading | None:
        """Return how words parse as a Chinese name in pinyin, None if they do not."""
        return self._pinyin.reading(tuple(words.texts[first:last])) if last - first <= _LONGEST_READING else None

    def _is_surname(self, words: Words, place: int) -> bool:
        """Tell whether a pronoun or the like is a surname: in no sentence does "He" stand before "Weijie"."""
        key = words.keys[place]
        if key not in self._lexicon.surnames or not words.joined(place) or not words.capital[place + 1]:
            return False
        given = words.keys[place + 1]
        if given in self._ordinary or self._breaks(words, place + 1) or (key == _ARTICLE and given[:1] in _VOWELS):
            return False
        reading = self._pinyin.reading((key, given))
        return reading is not None and len(reading.given) > 1

    def _is_last_surname(self, words: Words, place: int) -> bool:
        """Tell whether it is one behind a given name: nothing but a name has a capital in the midst of a sentence."""
        if words.keys[place] not in self._lexicon.surnames:
            return False
        if is_initial(words, place - 1) or words.gap_before(place - 1) in HYPHENS:
            return True
        before = words.keys[place - 1]
        return before not in self._ordinary and words.capital[place - 1] and len(self._pinyin.parse(before) or ()) > 1

    def _extent(self, words: Words, first: int) -> int:
        last = first + 1
        while last < len(words) and words.joined(last - 1) and self._goes_to(words, first, last):
            last += 1
        return last

    def _goes_to(self, words: Words, first: int, place: int) -> bool:
        if self._continues(words, place):
            return True
        reading = self.reading(words, first, place) if place - first > 1 else None
        return (reading is None or len(reading.given) == 1) and self._familiar.is_loose(words, first, place)

    def _continues(self, words: Words, place: int) -> bool:
        key = words.keys[place]
        if words.gap_before(place) in HYPHENS:
            return words.texts[place].isalpha()
        if words.capital[place]:
            breaks = self._breaks(words, place)
            return not breaks or is_initial(words, place) or self._is_last_surname(words, place)
        return (key in self._lexicon.particles and self._goes_on(words, place + 1)) or (
            key not in self._ordinary and self._pinyin.parse(key) is not None and len(key) > 1
        )

    def _goes_on(self, words: Words, place: int) -> bool:
        """Tell whether a word may end a name after a particle: where all nouns have capitals, one that is no noun."""
        if place >= len(words) or not words.capital[place]:
            return False
        return not (self.nouns.capitals and self._breaks(words, place))

    def person(self, words: Words, first: int, last: int) -> Run | None:
        """Return words as a person's name, if they look like one: pinyin, or a few not all of which are ordinary."""
        behind = self._behind_office(words, first, last)
        opening = self._opening(words, behind, last)
        titled = first < behind == opening or self._titled(words, opening)
        first = opening
        if last - first > _MOST_WORDS:
            return None
        keys = words.keys[first:last]
        texts = tuple(words.texts[first:last])
        reading, ending = self._reading(texts) if len(texts) <= _LONGEST_READING else (None, 0)
        given_first = last - first == _LONGEST_READING and words.gap_before(first + 1) in HYPHENS  # "Yuan-ling Chao"
        told = titled and len(texts) > 1  # "the historian Fang Wen", of two words of English
        if reading is not None and not given_first and (told or not self._ordinary_phrase(words, first, keys)):
            return Run(first, last, reading, ending)
        if len(texts) == 1 and not titled:
            return None
        if not all(key.isascii() and not any(char.isdigit() for char in key) for key in keys):
            return None
        strange = [key not in self._ordinary for key in keys]
        if any(text.isupper() and len(text) > 1 and "." not in text for text in texts):
            return None
        run = Run(first, last, None, 0, self._is_turned(words, first, last), self._familiar.is_given(words, first))
        if strange[-1] or run.is_turned or self._is_familiar(words, first, last):
            return run
        named = (any(strange) or run.is_western) and not self._familiar.is_kind(words, last - 1)
        return run if named and (titled or self._is_told(words, last)) else None

    def _is_familiar(self, words: Words, first: int, last: int) -> bool:
        return self._familiar.is_name(words, first, last) or self._familiar.is_hyphened(words, first, last)

    def _behind_office(self, words: Words, first: int, last: int) -> int:
        """Return where a name opens behind the words of its bearer's office, of which a run holds the last.

        So do "State Blinken" after "Secretary of", and "Adviser Sullivan" after "National Security".
        """
        within = self._is_within_office(words, first)
        behind = first
        for place in range(first + 1, last):
            if within and words.keys[place - 1] in self._ordinary and not self._familiar.opens(words, place - 1):
                behind = place
                continue
            within = False
            if self._offices.ending(words.keys[max(0, place - self._offices.longest) : place]):
                behind = place
        return behind

    def _is_within_office(self, words: Words, first: int) -> bool:
        """Tell whether a title and a small word go before: "Secretary of", "Speaker of the"."""
        place, small = first, 0
        while place > 0 and words.joined(place - 1) and words.keys[place - 1] in self._offices.joints:
            place, small = place - 1, small + 1
        return small > 0 and self._titled(words, place) and words.capital[place - 1]

    def _opening(self, words: Words, first: int, last: int) -> int:
        """Return where a run opens as a name does: ordinary words before it are left out."""
        while last - first > 2 and words.keys[first] in self._ordinary and not self._opens(words, first, last):
            first += 1
        return first

    def _opens(self, words: Words, first: int, last: int) -> bool:
        if self._familiar.opens(words, first) or self._familiar.is_hyphened(words, first, last):
            return True
        reading = self.reading(words, first, last) if last - first <= _LONGEST_READING else None
        rare = self._ordinary.get(words.keys[first], 0.0) < _VERY_COMMON
        return reading is not None and rare and reading.surname_permille >= _COMMON_SURNAME

    def _is_turned(self, words: Words, first: int, last: int) -> bool:
        """Tell whether words are a strange given name and a surname of the East: Guangren Sun, Wooi Yee Tan."""
        tied = last - first == 3 and words.gap_before(first + 1) in HYPHENS
        if last - first not in (2, 3) or (words.keys[first] in self._ordinary and not tied):
            return False
        reading = self._pinyin.reading((words.texts[last - 1], words.texts[first])) if last - first == 2 else None
        if reading is not None and len(reading.given) > 1 and reading.surname_permille >= _COMMON_SURNAME:
            return True
        surname = self._familiar.ends(words, last - 1) and not self.nouns.is_noun(words.keys[last - 1])
        return surname and (tied or last - first == 2 or all(map(is_syllable, words.texts[first : last - 1])))

    def _reading(self, texts: tuple[str, ...]) -> tuple[Reading | None, int]:
        """Return how words parse as a Chinese name, without the ending of a case if need be, and how long that is."""
        reading, ending = self._pinyin.reading(texts), len(self.genitive)
        inflected = ending > 0 and len(texts) > 1 and texts[-1].endswith(self.genitive)
        if reading is not None or not inflected:
            return reading, 0
        return self._pinyin.reading((*texts[:-1], texts[-1][:-ending])), ending

    def _titled(self, words: Words, first: int) -> bool:
        return first > 0 and words.joined(first - 1) and self._lexicon.is_title(words.keys[first - 1])

    def _is_told(self, words: Words, last: int) -> bool:
        """Tell whether it is said behind a name who that is: "Paul King, professor of"."""
        if last >= len(words) or words.gap_before(last) not in _APPOSITION:
            return False
        return any(self._lexicon.is_title(key) for key in words.keys[last : last + _TOLD_WITHIN])

    def _ordinary_phrase(self, words: Words, first: int, keys: list[str]) -> bool:
        """Tell whether pinyin-like words are plain English: "He Can", "Long Gang", "Sun" and the like."""
        if all(key in self._ordinary for key in keys):
            return True
        opens = first == 0 or words.gap_before(first).strip(" ") not in ("", ",")
        if keys[0] in self._lexicon.surnames:
            return False  # it was asked for as a surname
        return opens and self._ordinary.get(keys[0], 0.0) >= _VERY_COMMON
