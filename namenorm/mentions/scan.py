"""One pass over a page that finds every name of the index in any of its spellings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress

from namenorm.index.stack import Found, Stack
from namenorm.mentions.nouns import Nouns
from namenorm.mentions.words import Words

_MOST_WORDS = 9
_WORD = re.compile(r"\w+")
_LEAST_JOINED = 6  # letters of a name of two words in one
_LEAST_SMALL = 8  # letters of a name that is recognised without any capital, such as "shaorenmei"
_MOST_SMALL = 4  # words of such a name


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling of the book in the text: words ``first`` to ``last`` (excluded), without ``ending`` letters."""

    first: int
    last: int
    found: tuple[Found, ...]
    ending: int = 0


def scan(
    words: Words,
    index: Stack,
    ordinary: frozenset[str],
    nouns: Nouns | None = None,
    genitive: str = "",
    syllables: frozenset[str] = frozenset(),
) -> Iterator[Hit]:
    """Yield the longest spelling at each word at which one begins; they may overlap.

    Args:
        words: The page.
        index: The book.
        ordinary: Lower-case words of the language, which are no names when they stand in lower case.
        nouns: Tells ordinary nouns, where the language writes them with a capital.
        genitive: The ending that a name may have.
        syllables: Rare words of the language that may be a syllable of a longer name: the last one of "Cai Ying wen".
    """
    runs = _Runs(words)
    for first in runs.openings(ordinary):
        hit = _longest(runs, index, first, ordinary, genitive, syllables)
        if hit is not None and not (nouns is not None and _is_noun(words, hit, nouns)):
            yield hit


class _Runs:
    """The squashed words of a page in one string, of which a name is a piece; its length tells where it ends."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._joined = "".join(words.keys)
        self._places = [0, *accumulate(map(len, words.keys))]

    def openings(self, ordinary: frozenset[str]) -> list[int]:
        """Return the words at which a name may begin: with a capital, or no word of the language."""
        small = set(self.words.keys) - ordinary
        there = compress(range(len(self.words)), map(small.__contains__, self.words.keys)) if small else ()
        return sorted({*self.words.capitals, *there})

    def run(self, first: int) -> tuple[str, int]:
        """Return the longest name that may begin at a word, and where it ends."""
        last, joins = first + 1, self.words.joins
        most = first + (_MOST_WORDS if self.words.capital[first] else _MOST_SMALL)
        while last < most and joins[last - 1]:
            last += 1
        return self._joined[self._places[first] : self._places[last]], last

    def end(self, first: int, length: int, last: int) -> int | None:
        """Return where so many letters end, if they end with a word, ``last`` at most."""
        places, place = self._places, self._places[first] + length
        end = bisect_right(places, place, first) - 1  # the last of several, of empty words
        return min(end, last) if places[end] == place else None


def _longest(
    runs: _Runs, index: Stack, first: int, ordinary: frozenset[str], genitive: str, syllables: frozenset[str]
) -> Hit | None:
    joined, last = runs.run(first)
    for key in reversed(index.prefixes(joined)):
        end, ending = runs.end(first, len(key), last), 0
        if end is None and genitive:
            end, ending = _inflected(runs, first, len(key), last, genitive), len(genitive)
        if end is not None and not _cut(runs.words, first, end) and _is_long(runs.words, first, end):
            found = _fitting(runs.words, first, end, index.likely(key), ordinary, syllables)
            if found:
                return Hit(first, end, found, ending)
    return None


def _is_long(words: Words, first: int, last: int) -> bool:
    """Tell whether a name is long enough to be recognised in small letters."""
    return words.capital[first] or last - first > 1 or len(words.keys[first]) >= _LEAST_SMALL


def _inflected(runs: _Runs, first: int, length: int, last: int, genitive: str) -> int | None:
    """Return where a name with the ending of a case ends that has so many letters without it."""
    end = runs.end(first, length + len(genitive), last)
    return end if end is not None and runs.words.keys[end - 1].endswith(genitive) else None


def _is_noun(words: Words, hit: Hit, nouns: Nouns) -> bool:
    """Tell whether a spelling of the book is a plain noun here, or begins with a word that opens the sentence.

    What somebody attests, as a name of several words or of no person, may begin so: Der Spiegel.
    """
    keys = words.keys[hit.first : hit.last]
    if len(keys) == 1 and (nouns.is_noun(keys[0]) or nouns.is_function_word(keys[0])):
        return all(one.derived or one.entity.kind == "person" for one in hit.found)
    return nouns.is_function_word(keys[0]) and all(one.derived or one.system == "order" for one in hit.found)


def _cut(words: Words, first: int, last: int) -> bool:
    """Tell whether a hyphen ties the words to one outside them, so that they are only part of a name."""
    after = last < len(words) and words.gap_before(last) in ("-", "‐", "‑")
    return after or (first > 0 and words.gap_before(first) in ("-", "‐", "‑") and words.capital[first - 1])


def _fitting(
    words: Words,
    first: int,
    last: int,
    found: tuple[Found, ...],
    ordinary: frozenset[str],
    syllables: frozenset[str],
) -> tuple[Found, ...]:
    """Keep what can be printed so.

    An acronym in capitals, unless all around is in capitals ("HE IS HERE"), a small word of the language only where the
    name has it, and for no name of two words, Hu Ge or Cho U, a word of the language ("Huge") or one as short as a
    surname ("Chou").
    """
    surface = words.surface(first, last)
    word = last - first == 1 and words.keys[first] in ordinary
    shouted = word and _shouted(words, first)
    short = last - first == 1 and len(words.keys[first]) < _LEAST_JOINED
    small = ordinary.intersection(words.texts[first:last]) - syllables
    return _as_divided(
        last - first,
        tuple(
            one
            for one in found
            if ((surface.isupper() and not shouted) or not _acronym(one))
            and not (word and (one.derived or " " in one.name.text))
            and not (short and not one.derived and " " in one.name.text)
            and (not small or small <= set(_WORD.findall(one.name.text)))  # the s of "People's Daily" too
        ),
    )


def _shouted(words: Words, place: int) -> bool:
    """Tell whether the words beside a word are in capitals throughout, as in a headline."""
    beside = [words.texts[at] for at in (place - 1, place + 1) if 0 <= at < len(words)]
    return bool(beside) and all(text.isupper() for text in beside)


def _as_divided(count: int, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Leave out a place or a work of one word where the same letters in several are somebody's name.

    Wangyi is a district, and nobody prints it as Wang Yi, who is a person.
    """
    plain = count == 1 or len(found) == 1 or all(one.derived for one in found)
    if plain or not any(one.entity.kind == "person" for one in found):
        return found
    return tuple(one for one in found if one.entity.kind == "person" or len(_WORD.findall(one.name.text)) >= count)


def _acronym(found: Found) -> bool:
    return not found.derived and found.name.text.isupper() and found.name.text.isascii() and len(found.name.text) < 6
