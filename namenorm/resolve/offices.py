"""Offices by which a text introduces a name: "Foreign Minister X", "X, the president, …", "the X government"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namenorm.mentions.words import folded
from namenorm.rules import Rules
from namenorm.text.key import key

_OPENING = 4  # words of an apposition among which its office begins: ", the new Japanese foreign minister"

Titles = frozenset[str]
"""Titles that stand for one office, folded as ``text.key`` has them."""


@dataclass(frozen=True, slots=True)
class Offices:
    """How a language names offices, by squashed words.

    Attributes:
        titles: The titles of one office, by the words of each of them.
        longest: How many words the longest title has.
        lesser: Words before a title that make it a lower one.
        governments: Words after a name that say that its bearer governs.
        governing: The titles of those who govern.
    """

    titles: Mapping[tuple[str, ...], Titles]
    longest: int
    lesser: frozenset[str]
    governments: frozenset[str]
    governing: Titles

    def ending(self, words: Sequence[str]) -> Titles:
        """Return the office with whose title words end; nothing if there is none."""
        for length in range(min(self.longest, len(words)), 0, -1):
            first = len(words) - length
            if found := self.titles.get(tuple(words[first:])):
                return Titles() if first and words[first - 1] in self.lesser else found
        return Titles()

    def opening(self, words: Sequence[str]) -> Titles:
        """Return the office whose title stands near the beginning of words; nothing if there is none."""
        for first in range(min(_OPENING, len(words))):
            for length in range(self.longest, 0, -1):
                if found := self.titles.get(tuple(words[first : first + length])):
                    return found
            if words[first] in self.lesser:
                break
        return Titles()


NO_TITLES = Titles()
NO_OFFICES = Offices({}, 0, frozenset(), frozenset(), Titles())


def offices(rules: Rules) -> Offices:
    """Return the topic ``offices`` of a language.

    Raises:
        GazetteerError: If the language lacks it.
    """
    return rules.built("offices", _built)


def _built(topic: Mapping[str, Any]) -> Offices:
    titles = {_words(title): Titles(map(key, group)) for group in topic["titles"] for title in group}
    governing = Titles().union(*(titles[_words(one)] for one in topic["governing"]))
    return Offices(titles, max(map(len, titles)), _folded(topic["lesser"]), _folded(topic["governments"]), governing)


def _words(title: str) -> tuple[str, ...]:
    return tuple(map(folded, title.lower().replace("-", " ").split()))


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


def fit(said: Titles, seats: Collection[tuple[str, str]], own: Collection[str], spoken: Collection[str]) -> float:
    """Return how well an office that a text names fits one that somebody holds or held, 0 to 1.

    Args:
        said: Titles of the office in the text.
        seats: Offices of one seat of somebody: folded title, and ISO code of the country.
        own: Countries of which the text speaks beside the name; the office must then be of one of them.
        spoken: Countries of which it speaks elsewhere; an office of none of them fits by half.
    """
    where = {country for title, country in seats if title in said}
    if not where or (own and where.isdisjoint(own)):
        return 0.0
    return 1.0 if own or not where.isdisjoint(spoken) else 0.5
