"""One pass over a page that finds every name of the index in any of its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namenorm.index.stack import Found, Stack
from namenorm.mentions.nouns import Nouns
from namenorm.mentions.words import Words

_MOST_WORDS = 9
_WORD = re.compile(r"\w+")
_LEAST_JOINED = 6  # letters of a name of two words in one
_LEAST_SMALL = 8  # letters of a name that is recognised without any capital, such as "shaorenmei"


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling of the book in the text: words ``first`` to ``last`` (excluded), without ``ending`` letters."""

    first: int
    last: int
    found: tuple[Found, ...]
    ending: int = 0


def scan(
    words: Words, index: Stack, ordinary: frozenset[str], nouns: Nouns | None = None, genitive: str = ""
) -> Iterator[Hit]:
    """Yield the longest spelling at each word at which one begins; they may overlap.

    Args:
        words: The page.
        index: The book.
        ordinary: Lower-case words of the language, which are no names when they stand in lower case.
        nouns: Tells ordinary nouns, where the language writes them with a capital.
        genitive: The ending that a name may have.
    """
    small, large = _Reach(1, genitive), _Reach(_MOST_WORDS, genitive)
    for first in range(len(words)):
        capital = words.capital[first]
        if not capital and (len(words.keys[first]) < _LEAST_SMALL or words.keys[first] in ordinary):
            continue
        hit = _longest(words, index, first, large if capital else small, ordinary)
        if hit is not None and not (nouns is not None and _is_noun(words, hit, nouns)):
            yield hit


@dataclass(frozen=True, slots=True)
class _Reach:
    """How many words a name may have, and the ending that it may have."""

    most: int
    genitive: str


def _longest(words: Words, index: Stack, first: int, reach: _Reach, ordinary: frozenset[str]) -> Hit | None:
    joined, ends = words.keys[first], {len(words.keys[first]): first + 1}
    last = first + 1
    while last - first < reach.most and words.joined(last - 1):
        joined += words.keys[last]
        last += 1
        ends[len(joined)] = last
    inflected = _inflected(words, ends, reach.genitive)
    for key in reversed(index.prefixes(joined)):
        end = ends.get(len(key)) or inflected.get(len(key))
        if end is not None and not _cut(words, first, end):
            found = _fitting(words, first, end, index.find(key), ordinary)
            if found:
                return Hit(first, end, found, 0 if len(key) in ends else len(reach.genitive))
    return None


def _inflected(words: Words, ends: Mapping[int, int], genitive: str) -> dict[int, int]:
    """Return where names end without the ending of a case, by the length of their squashed spelling."""
    if not genitive:
        return {}
    return {length - len(genitive): last for length, last in ends.items() if words.keys[last - 1].endswith(genitive)}


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
    words: Words, first: int, last: int, found: tuple[Found, ...], ordinary: frozenset[str]
) -> tuple[Found, ...]:
    """Keep what can be printed so.

    An acronym in capitals, a small word of the language only where the name has it, and for no name of two words, Hu Ge
    or Cho U, a word of the language ("Huge") or one as short as a surname ("Chou").
    """
    surface = words.surface(first, last)
    word = last - first == 1 and words.keys[first] in ordinary
    short = last - first == 1 and len(words.keys[first]) < _LEAST_JOINED
    small = ordinary.intersection(words.texts[first:last])
    return tuple(
        one
        for one in found
        if (surface.isupper() or not _acronym(one))
        and not (word and (one.derived or " " in one.name.text))
        and not (short and not one.derived and " " in one.name.text)
        and (not small or small <= set(_WORD.findall(one.name.text)))  # the s of "People's Daily" too
    )


def _acronym(found: Found) -> bool:
    return not found.derived and found.name.text.isupper() and found.name.text.isascii() and len(found.name.text) < 6
