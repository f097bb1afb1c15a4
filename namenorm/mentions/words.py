"""The words of a page with what their form says: the material from which mentions are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from typing import Any

from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.text.tokens import divided

# What may stand between the words of one name: a space, a hyphen, an apostrophe, a middle dot, the period of an
# initial or of "Jr.", or nothing. Never a line break, a comma or a slash.
# An initial, "Mr", "Dr", "St", "Jr": other words before a period end a sentence, as in "met Xi. Wu Zhaoxie said".
_ABBREVIATION = re.compile("[a-z]|[b-df-hj-np-tv-z]{2}|[^a-z]{1,2}")
_LONGEST_GAP = 4
HYPHENS = ("-", "‐", "‑")
_HELD = 16_384  # words whose squashed form is kept: a language has few that are frequent
_JOIN = re.compile(r"(?:\.?[ \u00a0\u202f]?|[-‐‑–'’ʼ·•・]| ?[-–] ?)\Z|\Z")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists about persons, as sets of lower-case words.

    Attributes:
        titles: Words right before a name, and nouns of an office after it; those that end like one among them.
        speech: Verbs by which somebody is quoted.
        breakers: Words that stand capitalised beside names and are no part of one.
        honorifics: Titles after which a surname stands alone.
        regions: Words of regions larger than a country.
        particles: Words of family names that are written small.
        openers: Words with which an apposition opens.
        places_in_row: Words that only say which of several somebody is.
        attributions: Words before the name of a source, with or without another word between.
        surnames: Breakers that are spelt as Chinese surnames in pinyin.
        title_endings: Last parts of compounds that are titles.
        noun_endings: Endings of nouns that no list has.
        joints: What stands between the parts of a compound; none where the language does not join nouns.
        genitive: The ending that a name takes for its owner; empty where the language has none.
        nouns: Whether every noun is written with a capital.
        small_nations: Whether words that speak of a country can be written small: "chinois", "taiwanisch".
    """

    titles: frozenset[str]
    speech: frozenset[str]
    breakers: frozenset[str]
    honorifics: frozenset[str]
    regions: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    places_in_row: frozenset[str]
    attributions: frozenset[str]
    surnames: frozenset[str]
    title_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    genitive: str = ""
    nouns: bool = False
    small_nations: bool = False

    def is_title(self, key: str) -> bool:
        """Tell whether a squashed word is a title, by a list or by its ending."""
        return key in self.titles or key.endswith(self.title_endings)


_LISTS = (
    *("titles", "speech", "breakers", "honorifics", "regions", "particles"),
    *("openers", "places_in_row", "attributions", "surnames"),
)
_ENDINGS = ("title_endings", "noun_endings", "joints")


def lexicon(rules: Rules) -> Lexicon:
    """Return the word lists about persons of a language."""

    def with_compounds(parsed: Mapping[str, Any]) -> Lexicon:
        return _lexicon(parsed, rules)

    return rules.built("persons", with_compounds)


def _lexicon(parsed: Mapping[str, Any], rules: Rules) -> Lexicon:
    fields: dict[str, Any] = {name: frozenset(map(folded, parsed[name].split())) for name in _LISTS}
    fields |= {name: tuple(map(folded, parsed.get(name, "").split())) for name in _ENDINGS}
    if fields["title_endings"]:
        fields["titles"] |= {word for word in rules.words() if word.endswith(fields["title_endings"])}
    fields |= {"nouns": parsed.get("capitals") == "nouns", "small_nations": parsed.get("nations") == "small"}
    return Lexicon(**fields, genitive=parsed.get("genitive", ""))


def folded(word: str) -> str:
    """Return a word of the rules as the keys of a page have it; what is ASCII stays, hyphens included."""
    return word if word.isascii() else squash(word)


class Words:
    """The words of one text.

    Attributes:
        text: The text.
        texts: Its words in order, as they stand.
        starts: First code point of each.
        ends: One past the last code point of each.
        keys: The squashed form of each.
        gaps: What stands before each, and what stands after the last.
        capital: Whether each word opens with a capital letter or with a letter of a script that has none.
        capitals: The places of those.
        joins: Whether each word and the next can belong to one name by what stands between them.
    """

    def __init__(self, text: str) -> None:
        """Divide a text into words."""
        self.text = text
        pieces = divided(text)
        offsets = list(accumulate(map(len, pieces)))
        self.gaps, self.texts = pieces[::2], pieces[1::2]
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        forms = {word: _key(word) for word in set(self.texts)}
        self.keys = list(map(forms.__getitem__, self.texts))
        opening_so = {word for word in forms if not word[0].islower() and word[0].isalpha()}
        self.capital = list(map(opening_so.__contains__, self.texts))
        self.capitals = list(compress(range(len(self.texts)), self.capital))
        self.joins = self._read_joins()

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.texts)

    def joined(self, place: int) -> bool:
        """Tell whether a word and the next can belong to one name by what stands between them."""
        return self.joins[place]

    def cut(self, place: int, ending: int) -> None:
        """Take the ending of a case off a word: in "Robert Dalys Buch" the name is Robert Daly."""
        self.texts[place] = self.texts[place][:-ending]
        self.ends[place] -= ending
        self.keys[place] = squash(self.texts[place])

    def _read_joins(self) -> list[bool]:
        """Judge each kind of gap once: a page has few kinds, and every reader asks for them."""
        after = self.gaps[1:]
        joining = {gap for gap in set(after) if len(gap) < _LONGEST_GAP and _JOIN.match(gap)}
        dotted = {gap for gap in joining if gap.startswith(".")}
        joins = list(map((joining - dotted).__contains__, after))
        for place in compress(range(len(joins)), map(dotted.__contains__, after)) if dotted else ():
            joins[place] = _ABBREVIATION.fullmatch(self.keys[place]) is not None
        joins[-1:] = [False]
        return joins

    def gap_before(self, place: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.gaps[place]

    def surface(self, first: int, last: int) -> str:
        """Return the text of the words ``first`` to ``last`` (excluded)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@lru_cache(maxsize=_HELD)
def _key(word: str) -> str:
    return word.lower() if word.isalpha() and word.isascii() else squash(word)
