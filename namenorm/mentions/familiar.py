"""What tells that ordinary words are somebody's name: "Benjamin L. Read", "Lauren Dickey", "Pang-hsin Ting"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from namenorm.mentions.hyphened import is_hyphened, is_loose, surnames
from namenorm.mentions.thing_words import thing_words
from namenorm.mentions.words import HYPHENS, Lexicon, Words
from namenorm.rules import Rules

_VERY_COMMON = 5.6  # Zipf frequency from which a word is no surname before a hyphen: "In", "How"


class Familiar:
    """Knows given names, and the nouns that name things and not people."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        """Use the words of a language, and the given names that texts of any language hold."""
        self._ordinary: Mapping[str, float] = rules.words()
        self._particles, self._speech = lexicon.particles, lexicon.speech
        self._kinds = thing_words(rules).kinds if rules.has("thing_words") else frozenset[str]()
        self._given: frozenset[str] = rules.beside("und").built("western_given", _words)

    def is_given(self, words: Words, place: int) -> bool:
        """Tell whether a word is a given name of the West, whatever else it may be."""
        return words.keys[place] in self._given

    def ends(self, words: Words, place: int) -> bool:
        """Tell whether a word is a surname of the East as its bearers spell it, and names no kind of thing."""
        return words.capital[place] and words.keys[place] in self._surnames and words.keys[place] not in self._kinds

    def is_kind(self, words: Words, place: int) -> bool:
        """Tell whether a word names a kind of thing: "Centre", "Street"."""
        return words.keys[place] in self._kinds

    def opens(self, words: Words, place: int) -> bool:
        """Tell whether a word opens a name though it is an ordinary one: a given name, an initial, tied by a hyphen."""
        tied = place + 1 < len(words) and words.gap_before(place + 1) in HYPHENS
        given = words.keys[place] in self._given and words.keys[place] not in self._speech  # "Said Jeffrey Moser:"
        return tied or given or is_initial(words, place)

    def is_name(self, words: Words, first: int, last: int) -> bool:
        """Tell whether words of which the last is an ordinary one are a person's name nonetheless.

        So they are after a given name that is no word itself, with an initial or a particle in their midst, or with a
        syllable of a given name behind a hyphen.
        """
        keys = words.keys[first:last]
        if last - first < 2 or not words.capital[last - 1] or keys[-1] in self._kinds or len(keys[-1]) < 2:
            return False
        given, strange = keys[0] in self._given, keys[0] not in self._ordinary
        inner = range(first + 1, last - 1)
        if any(is_initial(words, place) for place in inner):
            return given or strange
        if any(words.keys[place] in self._particles for place in inner):
            return given
        return (given and strange) or (strange and any(self._is_syllable(words, place) for place in inner))

    def is_hyphened(self, words: Words, first: int, last: int) -> bool:
        """Tell whether words are a surname of Korea or of Chinese abroad and a given name with a hyphen."""
        return last - first == 3 and is_hyphened(words, first, last, self._surnames)

    def is_loose(self, words: Words, first: int, place: int) -> bool:
        """Tell whether a word that is in no dictionary ends such a name without a hyphen."""
        return words.keys[place] not in self._ordinary and is_loose(words, first, place, self._surnames)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(one for one in surnames() if self._ordinary.get(one, 0.0) < _VERY_COMMON and len(one) > 1)

    def _is_syllable(self, words: Words, place: int) -> bool:
        tied = words.gap_before(place) in HYPHENS
        return tied and not words.capital[place] and words.keys[place] not in self._ordinary


def is_initial(words: Words, place: int) -> bool:
    """Tell whether a word is an initial, or some of them: "L.", "C.Y."."""
    text = words.texts[place]
    if not text.isupper() or len(text.replace(".", "")) > 2 or place + 1 >= len(words):
        return False
    return text.endswith(".") or words.gap_before(place + 1).startswith(".")


def _words(topic: Mapping[str, str]) -> frozenset[str]:
    return frozenset(topic["given"].split())
