"""What may be a rendering of a name in the translation: mentions, and other words with a capital that are no words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from namenorm.mentions.read import Spot
from namenorm.mentions.words import Lexicon, Words
from namenorm.romanise.pinyin_reader import PinyinReader, Reading
from namenorm.text.key import squash
from namenorm.text.tokens import tokens

_MOST_WORDS = 5
_LEAST_LETTERS = 4  # of an ordinary word that may be a name


@dataclass(frozen=True, slots=True)
class Surface:
    """A stretch of the translation that may render a name.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As printed.
        key: Squashed.
        words: How many words it has.
        entities: Identifiers of the entities of the book that have this spelling.
        persons: Those among them whom the book attests under it, and who are persons.
        reading: How it parses as a Chinese name in pinyin.
        is_person: Whether its form or its place says that it names a person.
        is_thing: Whether the book knows it as something else alone.
    """

    start: int
    end: int
    text: str
    key: str
    words: int
    entities: frozenset[str]
    persons: frozenset[str]
    reading: Reading | None
    is_person: bool
    is_thing: bool


def part(surface: Surface, first: int, last: int, pinyin: PinyinReader) -> Surface:
    """Return some of the words of a surface that nobody attests, as a surface of its own."""
    words = list(tokens(surface.text))[first:last]
    start, end = words[0].start, words[-1].end
    text = surface.text[start:end]
    texts = tuple(word.text for word in words)
    return replace(
        surface,
        start=surface.start + start,
        end=surface.start + end,
        text=text,
        key=squash(text),
        words=last - first,
        reading=pinyin.reading(texts) if 1 < len(texts) <= 3 else None,
    )


class Surfaces:
    """Reads the surfaces of a page."""

    def __init__(
        self, lexicon: Lexicon, ordinary: Collection[str], nations: Collection[str], pinyin: PinyinReader
    ) -> None:
        """Read by the words of a language, those of persons and of countries among them."""
        self._lexicon, self._ordinary, self._nations, self._pinyin = lexicon, ordinary, nations, pinyin
        self._stops = lexicon.breakers | lexicon.titles | lexicon.regions | lexicon.honorifics

    def of(self, words: Words, spots: Sequence[Spot]) -> list[Surface]:
        """Return the surfaces of a page in order, without overlaps."""
        taken = {place for spot in spots for place in range(spot.first, spot.last)}
        found = [self._of_spot(spot, words) for spot in spots]
        found += [self._of_words(words, first, last) for first, last in self._runs(words, taken)]
        return sorted(found, key=lambda one: one.start)

    def ordinary(self, words: Words, surfaces: Sequence[Surface]) -> list[Surface]:
        """Return the ordinary words with a capital that are no surfaces: Parley, Abbot and Motley may be names too."""
        taken = {place for one in surfaces for place in range(one.start, one.end)}
        return [
            self._of_words(words, place, place + 1)
            for place in words.capitals
            if words.starts[place] not in taken and self._may_be_word(words.keys[place], words.texts[place])
        ]

    def _may_be_word(self, key: str, text: str) -> bool:
        if len(text) < _LEAST_LETTERS or not text.isalpha() or text.isupper() or not key.isascii():
            return False
        return key in self._ordinary and key not in self._stops and text not in self._nations

    def _of_spot(self, spot: Spot, words: Words) -> Surface:
        mention = spot.mention
        if not spot.found and self._has_surname_before(words, spot):
            return self._of_words(words, spot.first - 1, spot.last)
        ids = frozenset(one.entity.id for one in spot.found)
        persons = frozenset(one.entity.id for one in spot.found if one.entity.kind == "person" and not one.derived)
        reading = spot.reading or self._reading(words, spot.first, spot.last)
        things = bool(spot.found) and mention.type != "person"
        return Surface(
            mention.start, mention.end, mention.text, squash(mention.text), spot.last - spot.first, ids, persons,
            reading, mention.type == "person", things,
        )  # fmt: skip

    def _of_words(self, words: Words, first: int, last: int) -> Surface:
        start, end = words.starts[first], words.ends[last - 1]
        text = words.text[start:end]
        return Surface(
            start, end, text, squash(text), last - first, frozenset(), frozenset(), self._reading(words, first, last),
            self._placed_as_person(words, first, last), False,
        )  # fmt: skip

    def _runs(self, words: Words, taken: Collection[int]) -> Iterator[tuple[int, int]]:
        first = 0
        while first < len(words):
            if first in taken or not self._may_be_name(words, first):
                first += 1
                continue
            last = first + 1
            begins = first - (first > 0 and first - 1 not in taken and self._is_surname(words, first - 1))
            while last < len(words) and last not in taken and words.joined(last - 1) and self._goes_on(words, last):
                last += 1
            if last - first <= _MOST_WORDS:
                yield begins, last
            first = last

    def _has_surname_before(self, words: Words, spot: Spot) -> bool:
        """Tell whether a name in pinyin is longer than the mention: "Ma Zuo Bo", of which "Zuo Bo" was read."""
        before = spot.first - 1
        if spot.reading is None or before < 0 or not words.capital[before] or not words.joined(before):
            return False
        # "He" is a pronoun at the beginning of a sentence alone.
        pronoun = words.keys[before] in self._stops and words.gap_before(before) != " "
        return not pronoun and self._reading(words, before, spot.last) is not None

    def _is_surname(self, words: Words, place: int) -> bool:
        """Tell whether a word that is an ordinary one is the surname of the next, as in "Sun Jie"."""
        return words.capital[place] and words.joined(place) and self._reading(words, place, place + 2) is not None

    def _may_be_name(self, words: Words, place: int) -> bool:
        key, text = words.keys[place], words.texts[place]
        if not words.capital[place] or not text.isalpha() or len(text) < 2 or text.isupper() or not key.isascii():
            return False
        return key not in self._stops and text not in self._nations and key not in self._ordinary

    def _goes_on(self, words: Words, place: int) -> bool:
        hyphen = words.gap_before(place) in ("-", "‐", "‑")
        particle = words.keys[place] in self._lexicon.particles and place + 1 < len(words) and words.joined(place)
        return hyphen or self._may_be_name(words, place) or (particle and self._goes_on(words, place + 1))

    def _placed_as_person(self, words: Words, first: int, last: int) -> bool:
        """Tell whether a title stands before, or a verb of speech behind."""
        titled = first > 0 and words.joined(first - 1) and words.keys[first - 1] in self._lexicon.titles
        speaks = last < len(words) and words.keys[last] in self._lexicon.speech
        return titled or speaks

    def _reading(self, words: Words, first: int, last: int) -> Reading | None:
        texts = tuple(words.texts[first:last])
        return self._pinyin.reading(texts) if 1 < len(texts) <= 3 else None
