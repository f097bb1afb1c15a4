"""What surrounds a mention: words, countries, introductions, speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namenorm.mentions.offices import NO_OFFICES, NO_TITLES, Offices, Titles, offices
from namenorm.mentions.read import Spot
from namenorm.mentions.thing_words import ThingWords, thing_words
from namenorm.mentions.words import Lexicon, Words, folded, lexicon
from namenorm.rules import BOOK_LANGUAGE, Rules
from namenorm.text.key import squash
from namenorm.text.overlaps import overlapping
from namenorm.text.page_text import PageText

_REACH = 16  # words on each side of a mention, within its sentence, that count as said of it
_BEFORE = 5  # words before a name in which its title and country stand
_LONGEST_NATION = 4  # words, as in "United States of America"
_HELD = 64  # names whose surroundings are kept together
_CLOSING = (",", ".")
_WORDS_OF_A_NAME = 2  # in pinyin
_OPENING_MARKS = ("", '"', "“", "‘", "'", "«", "„", "»")
_ATTRIBUTED = 2  # words before a name in which it is named as a source


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one mention stands among.

    Attributes:
        words: Squashed words near the mention in its sentence.
        countries: ISO codes of countries spoken of near it in its sentence.
        own: ISO codes in the words by which the mention itself is introduced.
        introduced: Whether a title before it or an apposition after it says who this is.
        titles: Words of offices and professions in that title or apposition, synonyms as one.
        speaks: Whether a verb of speech stands beside it, or it is named as a source.
        quoted: Whether it stands inside a quotation.
        offices: Titles of the office that the text gives it.
        names_thing: Whether it is part of the name of a thing by the words beside it: "X Film Company", "the film X".
    """

    words: frozenset[str]
    countries: frozenset[str]
    own: frozenset[str]
    introduced: bool
    speaks: bool
    quoted: bool
    titles: frozenset[str] = frozenset()
    offices: Titles = NO_TITLES
    names_thing: bool = False


@lru_cache(_HELD)
def together(around: tuple[Surroundings, ...]) -> Surroundings:
    """Return what all mentions of a name stand among; asked for each of its candidates."""
    return Surroundings(
        words=frozenset[str]().union(*(one.words for one in around)),
        countries=frozenset[str]().union(*(one.countries for one in around)),
        own=frozenset[str]().union(*(one.own for one in around)),
        introduced=any(one.introduced for one in around),
        speaks=any(one.speaks for one in around),
        quoted=all(one.quoted for one in around),
        titles=frozenset[str]().union(*(one.titles for one in around)),
        offices=Titles().union(*(one.offices for one in around)),
        names_thing=bool(around) and all(one.names_thing for one in around),
    )


@dataclass(frozen=True, slots=True)
class Language:
    """What context knows of a language.

    Attributes:
        lexicon: Words about persons.
        nations: Country of each squashed word that speaks of one.
        synonyms: The word that stands for each word of an office that has others for it.
        country_names: Name of each country by ISO code.
        small: Words that speak of a country in small letters, as they are printed.
        offices: How it names offices.
        things: Its words of the names of things, if it has rules for them.
    """

    lexicon: Lexicon
    nations: Mapping[str, str]
    synonyms: Mapping[str, str]
    country_names: Mapping[str, str]
    small: frozenset[str] = frozenset()
    offices: Offices = NO_OFFICES
    things: ThingWords | None = None


def language(rules: Rules) -> Language:
    """Return what context needs of a language's rules."""
    names, known = rules.built("demonyms", _country_names), lexicon(rules)
    small = frozenset(filter(str.islower, nation_words(rules))) if known.small_nations else frozenset[str]()
    things = thing_words(rules) if rules.has("thing_words") else None
    return Language(known, nations(rules), _said(rules), names, small, offices(rules), things)


def _said(rules: Rules) -> Mapping[str, str]:
    """Return the word of the book that stands for each word of an office, by way of the language of the book."""
    own = rules.built("synonyms", _synonyms)
    if rules.lang == BOOK_LANGUAGE:
        return own
    book = rules.beside(BOOK_LANGUAGE).built("synonyms", _synonyms)
    return {**book, **{word: book.get(first, first) for word, first in own.items()}}


def _country_names(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {code: words[0] for code, words in parsed.items()}


def _synonyms(parsed: Sequence[str]) -> dict[str, str]:
    lines = [line.split() for line in parsed]
    return {folded(word): line[0] for line in lines for word in line}


def nations(rules: Rules) -> Mapping[str, str]:
    """Return the country of each word that speaks of one, by squashed word; names of several words are joined."""
    return rules.built("demonyms", _nations)


def _nations(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {squash(word): code for code, words in parsed.items() for word in words}


def nation_words(rules: Rules) -> frozenset[str]:
    """Return the single words, as printed, that speak of a country and are no part of a person's name."""
    return rules.built("demonyms", _nation_words)


def _nation_words(parsed: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for words in parsed.values() for word in words if " " not in word)


class Context:
    """Reads surroundings on one page."""

    def __init__(self, words: Words, language: Language, page: PageText) -> None:
        """Prepare a page: find its sentences and where it speaks of countries."""
        self._words = words
        self._synonyms = language.synonyms
        self.country_names = language.country_names
        self._lexicon = language.lexicon
        self._offices = self._lexicon.titles - self._lexicon.honorifics
        self._named_offices = language.offices
        self._things = language.things
        self._office_words = frozenset(self._synonyms.get(word, word) for word in self._offices)
        self._quotations = page.quotations
        self._sentences = [span.start for span in page.sentences]
        self._countries = dict(_country_places(words, language.nations, language.small))
        self._country_places = list(self._countries)
        self.countries = frozenset(self._countries.values())

    def around(self, spot: Spot) -> Surroundings:
        """Return what a mention stands among."""
        low, high = self._bounds(spot)
        near = [*self._words.keys[low : spot.first], *self._words.keys[spot.last : high]]
        before = range(max(low, spot.first - _BEFORE), spot.first)
        apposition = self._apposition(spot, high)
        governing = self._governing(spot)
        own = [self._countries[place] for place in (*before, *apposition) if place in self._countries]
        return Surroundings(
            words=frozenset(map(self._synonyms.get, near, near)) | governing,
            countries=frozenset(self._spoken_of(low, spot.first)) | frozenset(self._spoken_of(spot.last, high)),
            own=frozenset(own),
            introduced=bool(apposition) or self._titled(spot, low),
            speaks=self._speaks(spot, low, high),
            quoted=bool(overlapping(self._quotations, spot.mention.start, spot.mention.start + 1)),
            titles=self._titles((*self._title(spot, low), *apposition)) | governing,
            offices=self._offices_of(spot, low, apposition),
            names_thing=self._things is not None and self._names_thing(spot, self._things),
        )

    def _spoken_of(self, low: int, high: int) -> list[str]:
        """Return the countries of which the words from one to another speak."""
        places = self._country_places
        between = places[bisect_left(places, low) : bisect_left(places, high)]
        return [self._countries[place] for place in between]

    def _bounds(self, spot: Spot) -> tuple[int, int]:
        """Return the words of the mention's sentence within reach of it."""
        starts, sentences = self._words.starts, self._sentences
        after = bisect_right(sentences, starts[spot.first])
        first = bisect_left(starts, sentences[after - 1]) if after else 0
        last = bisect_left(starts, sentences[after]) if after < len(sentences) else len(starts)
        return max(first, spot.first - _REACH), min(last, spot.last + _REACH)

    def _apposition(self, spot: Spot, high: int) -> range:
        """Return the words of ", director of Y at Z," or "(a lawyer)" after a name, up to the next comma."""
        if spot.last >= high or self._words.gap_before(spot.last).strip() not in (",", "(", ", (", "–", "—"):
            return range(0)
        last = spot.last
        while last < high and (last == spot.last or not self._closes(last)):
            last += 1
        phrase = range(spot.last, last)
        keys = self._words.keys
        named = any(self._lexicon.is_title(keys[place]) for place in phrase)
        # "According to X, the talks …" goes on; it does not say who X is.
        opens = keys[spot.last] in self._lexicon.openers and not self._attributed(spot)
        return phrase if named or (opens and self._says_who({keys[place] for place in phrase})) else range(0)

    def _says_who(self, words: Set[str]) -> bool:
        """Tell whether words say more of somebody than which of several this is: ", the sixth," does not."""
        return bool(words - self._lexicon.openers - self._lexicon.places_in_row)

    def _closes(self, place: int) -> bool:
        return any(mark in self._words.gap_before(place) for mark in ',;:)”"')

    def _title(self, spot: Spot, low: int) -> range:
        """Return the words right before a name that no punctuation parts from it."""
        first = spot.first
        while first > max(low, spot.first - _BEFORE) and self._words.joined(first - 1):
            first -= 1
        return range(first, spot.first)

    def _titles(self, places: Sequence[int]) -> frozenset[str]:
        words = (self._synonyms.get(key, key) for key in (self._words.keys[place] for place in places))
        return frozenset(word for word in words if word in self._office_words)

    def _offices_of(self, spot: Spot, low: int, apposition: range) -> Titles:
        """Return the office before a name or after it."""
        keys, named = self._words.keys, self._named_offices
        near = range(max(low, spot.first - _BEFORE), spot.first)
        before = near if self._is_enclosed(spot) else self._title(spot, low)
        return named.ending([keys[one] for one in before]) or named.opening([keys[one] for one in apposition])

    def _governing(self, spot: Spot) -> frozenset[str]:
        """Return what the head of a government is called if one is called by a name: "the X government"."""
        last, named = spot.last, self._named_offices
        governs = (
            last < len(self._words) and self._words.joined(last - 1) and self._words.keys[last] in named.governments
        )
        return named.governing if governs else frozenset()

    def _names_thing(self, spot: Spot, things: ThingWords) -> bool:
        """Tell whether words with a capital behind a name end with a kind of thing, or a caller goes before it.

        A short one may have been read with the name: "Huang Xuncai Co".
        """
        words, last = self._words, spot.last
        if last - spot.first > _WORDS_OF_A_NAME and words.keys[last - 1] in things.heads:
            return True
        while last < len(words) and words.joined(last - 1) and words.capital[last] and words.keys[last] in things.known:
            last += 1
        if last < len(words) and words.joined(last - 1) and words.capital[last] and words.keys[last] in things.heads:
            last += 1
        before = spot.first - 1
        called = before >= 0 and words.gap_before(spot.first).strip() in _OPENING_MARKS
        return (last > spot.last and words.keys[last - 1] in things.heads) or (
            called and words.texts[before].lower() in things.callers
        )

    def _is_enclosed(self, spot: Spot) -> bool:
        """Tell whether a name stands between commas: "the party's general secretary, X, said"."""
        return self._words.gap_before(spot.first) == ", " and self._words.gap_before(spot.last)[:1] in _CLOSING

    def _titled(self, spot: Spot, low: int) -> bool:
        place = spot.first - 1
        if place < low or not self._words.joined(place):
            return False
        key = self._words.keys[place]
        return key not in self._lexicon.honorifics and self._lexicon.is_title(key)

    def _speaks(self, spot: Spot, low: int, high: int) -> bool:
        keys, speech = self._words.keys, self._lexicon.speech
        after = range(spot.last, min(high, spot.last + 3))
        just_before = spot.first - 1
        said = any(keys[place] in speech for place in after) or (just_before >= low and keys[just_before] in speech)
        return said or self._attributed(spot)

    def _attributed(self, spot: Spot) -> bool:
        """Tell whether a name stands after "according to", in which nobody says a verb."""
        before = self._words.keys[max(0, spot.first - _ATTRIBUTED) : spot.first]
        return any(key in self._lexicon.attributions for key in before)


def _country_places(words: Words, nations: Mapping[str, str], small: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where a page speaks of countries, and of which; of two names that begin at one word of the longer."""
    keys, joins = words.keys, words.joins
    for place in _openings(words, small):
        joined = keys[place]
        code, last = nations.get(joined), place
        while joins[last] and last < place + _LONGEST_NATION - 1:
            last += 1
            joined += keys[last]
            code = nations.get(joined, code)
        if code is not None:
            yield place, code


def _openings(words: Words, small: frozenset[str]) -> list[int]:
    if not small:
        return words.capitals
    return [place for place, text in enumerate(words.texts) if words.capital[place] or text in small]
