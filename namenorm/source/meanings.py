"""What the words of an original mean: enough to tell which sentence of a translation speaks of the same things."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from namenorm.rules import Rules
from namenorm.source.echo import HEARD, echo
from namenorm.source.language import BY_SOUND
from namenorm.text.stem import stem

TABLE = "meanings_{lang}"
"""The name of a language's table of what its words mean in another one."""
ECHO = "~"
"""The mark of what is no stem, but a word's consonants."""
_LONGEST = 6  # characters of a word
_WORD = re.compile(r"[^\W\d_]{3,}")
_WRITTEN = re.compile(r"[A-Za-z]{3,}")


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

    def __init__(self, table: Mapping[str, tuple[str, ...]], common: Collection[str], heard: bool = False) -> None:
        """Take what is known.

        Args:
            table: Words with the stems of what may render them; empty where nothing is known.
            common: The stems that are too common to tell anything.
            heard: Whether the script of the original writes sounds, so that names and words of many languages are known
                by their consonants.
        """
        self._heard = heard
        self._table = table
        self.glossed = bool(table)
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
            stems = self._stems(word)
            sounds = HEARD.match(plain, at, end) if self._heard else None
            if sounds and sounds.end() >= at + len(word):
                stems = self._stems(sounds.group()) | heard(sounds.group())
                word = sounds.group()
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
            self._held[word] = frozenset(self._table.get(word, ())) - frozenset(self._common)
        return self._held[word]

    def said(self, text: str, start: int, end: int) -> list[Said]:
        """Return the telling words of a stretch of a translation."""
        found = []
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            if stem(word) not in self._common:
                found.append(Said(*match.span(), stem(word)))
            if self._heard and word[0].isupper() and echo(word):
                found.append(Said(*match.span(), ECHO + echo(word)))
        return found


def heard(word: str) -> frozenset[str]:
    """Return what a word has in common with one of another script that sounds so."""
    return frozenset((ECHO + echo(word),)) if echo(word) else frozenset()


def meanings(ours: Rules, theirs: Rules) -> Meanings:
    """Return what words mean in another language; where there is no table, only what sounds or is written alike."""
    return Meanings(ours.table(TABLE.format(lang=theirs.lang)) or {}, _common(theirs), ours.lang in BY_SOUND)


def _common(rules: Rules) -> frozenset[str]:
    """Return the stems of the words of a language that stand in every text."""
    words = rules.words()
    return frozenset(stem(word) for word, zipf in words.items() if zipf >= _EVERYWHERE and len(word) > 2)


_EVERYWHERE = 6.0
"""Zipf frequency from which a word tells nothing: once in a thousand words."""
