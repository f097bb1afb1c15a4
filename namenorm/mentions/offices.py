"""Offices by which a text introduces a name: "Foreign Minister X", "X, the president, …", "the X government"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        governing: Words by which the book says who governs.
        joints: Small words inside the name of an office: "of the".
    """

    titles: Mapping[tuple[str, ...], Titles]
    longest: int
    lesser: frozenset[str]
    governments: frozenset[str]
    governing: frozenset[str]
    joints: frozenset[str]

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
NO_OFFICES = Offices({}, 0, frozenset(), frozenset(), frozenset(), frozenset())


def offices(rules: Rules) -> Offices:
    """Return the topic ``offices`` of a language; no offices where it has no such rules."""
    return rules.built("offices", _built) if rules.has("offices") else NO_OFFICES


def _built(topic: Mapping[str, Any]) -> Offices:
    titles = {_words(title): Titles(map(key, group)) for group in topic["titles"] for title in group}
    joints = " ".join(topic["phrase"]["joints"])
    lists = map(_folded, (topic["lesser"], topic["governments"], topic["governing"], joints))
    return Offices(titles, max(map(len, titles)), *lists)


def _words(title: str) -> tuple[str, ...]:
    return tuple(map(folded, title.lower().replace("-", " ").split()))


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))
