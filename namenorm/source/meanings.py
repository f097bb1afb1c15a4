"""What the words of an original mean: enough to tell which sentence of a translation speaks of the same things."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from namenorm.rules import Rules
from namenorm.text.stem import stem

TABLE = "meanings_{lang}"
"""The name of a language's table of what its words mean in another one."""
_LONGEST = 6  # characters of a word
_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*")
_WRITTEN = re.compile(r"[A-Za-z]{3,}|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of the original, and the stems of what may render it.

    Attributes:
        start: First code point.
        end: One past the last.
        stems: Any of them in the translation says that the word is rendered.
    """

    start: int
    end: int
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A telling word of the translation.

    Attributes:
        start: First code point.
        end: One past the last.
        stem: Its stem.
    """

    start: int
    end: int
    stem: str


class Meanings:
    """The words of one language, by what they mean in another."""

    def __init__(self, table: Mapping[str, tuple[str, ...]], common: Collection[str]) -> None:
        """Take a table of words with stems, and the stems that are too common to tell anything."""
        self._table = table
        self._common = common
        self._held: dict[str, frozenset[str]] = {}

    def words(self, plain: str, start: int, end: int) -> Iterator[Meant]:
        """Yield the words of a stretch of an original, the longest at each place, and what it writes in Latin letters.

        Args:
            plain: The original in simplified characters.
            start: Where the stretch begins.
            end: Where it ends.
        """
        at = start
        while at < end:
            written = _WRITTEN.match(plain, at, end)
            if written:
                yield Meant(at, written.end(), frozenset((stem(written.group()),)))
                at = written.end()
                continue
            word = self._longest(plain, at, end)
            if word:
                stems = self._stems(word)
                if stems:
                    yield Meant(at, at + len(word), stems)
            at += len(word) or 1

    def _longest(self, plain: str, at: int, end: int) -> str:
        for length in range(min(_LONGEST, end - at), 0, -1):
            word = plain[at : at + length]
            if word in self._table:
                return word
        return ""

    def _stems(self, word: str) -> frozenset[str]:
        if word not in self._held:
            self._held[word] = frozenset(self._table[word]) - frozenset(self._common)
        return self._held[word]

    def said(self, text: str, start: int, end: int) -> list[Said]:
        """Return the telling words of a stretch of a translation."""
        found = ((match, stem(match.group())) for match in _WORD.finditer(text, start, end))
        return [Said(*match.span(), one) for match, one in found if one not in self._common]


def meanings(ours: Rules, theirs: Rules) -> Meanings | None:
    """Return what the words of one language mean in another; None where there is no table for the two."""
    table = ours.table(TABLE.format(lang=theirs.lang))
    return Meanings(table, _common(theirs)) if table else None


def _common(rules: Rules) -> frozenset[str]:
    """Return the stems of the words of a language that stand in every text."""
    words = rules.words()
    return frozenset(stem(word) for word, zipf in words.items() if zipf >= _EVERYWHERE and len(word) > 2)


_EVERYWHERE = 6.0
"""Zipf frequency from which a word tells nothing: once in a thousand words."""


def share(meant: Sequence[Meant], stems: Collection[str]) -> float:
    """Return the share of words of which some stem is among ``stems``; 0 where there are no words."""
    return sum(not one.stems.isdisjoint(stems) for one in meant) / len(meant) if meant else 0.0
