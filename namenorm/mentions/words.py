"""The words of a page with what their form says: the material from which mentions are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.text.tokens import Token, tokens

# What may stand between the words of one name: a space, a hyphen, an apostrophe, a middle dot, the period of an
# initial or of "Jr.", or nothing. Never a line break, a comma or a slash.
_LONGEST_ABBREVIATION = 2  # letters of an initial, "Mr", "Dr", "St", "Jr": longer words before a period end a sentence
_LONGEST_GAP = 4
_JOIN = re.compile(r"(?:\.? ?|[-‐‑–'’ʼ·•・]| ?[-–] ?)\Z|\Z")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists about persons, as sets of lower-case words."""

    titles: frozenset[str]
    speech: frozenset[str]
    breakers: frozenset[str]
    honorifics: frozenset[str]
    regions: frozenset[str]
    particles: frozenset[str]


def lexicon(rules: Rules) -> Lexicon:
    """Return the word lists about persons of a language."""
    return rules.built("persons", _lexicon)


def _lexicon(parsed: Mapping[str, Any]) -> Lexicon:
    return Lexicon(**{name: frozenset(words.split()) for name, words in parsed.items()})


class Words:
    """The words of one text.

    Attributes:
        text: The text.
        tokens: Its words in order.
        keys: The squashed form of each word.
        capital: Whether each word opens with a capital letter or with a letter of a script that has none.
    """

    def __init__(self, text: str) -> None:
        """Divide a text into words."""
        self.text = text
        self.tokens: list[Token] = list(tokens(text))
        self.keys = [
            token.text.lower() if token.text.isalpha() and token.text.isascii() else squash(token.text)
            for token in self.tokens
        ]
        self.capital = [not token.text[0].islower() and token.text[0].isalpha() for token in self.tokens]
        self._joins = self._read_joins()

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tokens)

    def joined(self, place: int) -> bool:
        """Tell whether a word and the next can belong to one name by what stands between them."""
        return self._joins[place]

    def _read_joins(self) -> list[bool]:
        """Judge each gap once: every reader of the page asks for them."""
        text, ends = self.text, [token.end for token in self.tokens]
        gaps = [text[end : token.start] for end, token in zip(ends, self.tokens[1:], strict=False)]
        joins = [
            gap == " " or gap == "-" or (len(gap) < _LONGEST_GAP and self._joins_rarely(place, gap))
            for place, gap in enumerate(gaps)
        ]
        return [*joins, False]

    def _joins_rarely(self, place: int, gap: str) -> bool:
        if gap.startswith(".") and len(self.keys[place]) > _LONGEST_ABBREVIATION:
            return False
        return _JOIN.match(gap) is not None

    def gap_before(self, place: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.tokens[place - 1].end if place else 0 : self.tokens[place].start]

    def surface(self, first: int, last: int) -> str:
        """Return the text of the words ``first`` to ``last`` (excluded)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]
