"""One pass over a page that finds every name of the index in any of its spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namenorm.index.stack import Found, Stack
from namenorm.mentions.words import Words

_MOST_WORDS = 9
_LEAST_SMALL = 8  # letters of a name that is recognised without any capital, such as "shaorenmei"


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling of the book in the text: words ``first`` to ``last`` (excluded)."""

    first: int
    last: int
    found: tuple[Found, ...]


def scan(words: Words, index: Stack, ordinary: frozenset[str]) -> Iterator[Hit]:
    """Yield the longest spelling at each word at which one begins; they may overlap.

    Args:
        words: The page.
        index: The book.
        ordinary: Lower-case words of the language, which are no names when they stand in lower case.
    """
    for first in range(len(words)):
        capital = words.capital[first]
        if not capital and (len(words.keys[first]) < _LEAST_SMALL or words.keys[first] in ordinary):
            continue
        hit = _longest(words, index, first, 1 if not capital else _MOST_WORDS, ordinary)
        if hit is not None:
            yield hit


def _longest(words: Words, index: Stack, first: int, most: int, ordinary: frozenset[str]) -> Hit | None:
    joined, ends = words.keys[first], {len(words.keys[first]): first + 1}
    last = first + 1
    while last - first < most and words.joined(last - 1):
        joined += words.keys[last]
        last += 1
        ends[len(joined)] = last
    for key in reversed(index.prefixes(joined)):
        end = ends.get(len(key))
        if end is not None and not _cut(words, first, end):
            found = _fitting(words, first, end, index.find(key), ordinary)
            if found:
                return Hit(first, end, found)
    return None


def _cut(words: Words, first: int, last: int) -> bool:
    """Tell whether a hyphen ties the words to one outside them, so that they are only part of a name."""
    after = last < len(words) and words.gap_before(last) in ("-", "‐", "‑")
    return after or (first > 0 and words.gap_before(first) in ("-", "‐", "‑") and words.capital[first - 1])


def _fitting(
    words: Words, first: int, last: int, found: tuple[Found, ...], ordinary: frozenset[str]
) -> tuple[Found, ...]:
    """Keep what can be printed so: an acronym in capitals, a small word of the language only where the name has it."""
    surface = words.surface(first, last)
    small = {token.text for token in words.tokens[first:last] if token.text in ordinary}
    return tuple(
        one
        for one in found
        if (surface.isupper() or not _acronym(one))
        and (not small or small <= set(one.name.text.replace("-", " ").split()))
    )


def _acronym(found: Found) -> bool:
    return not found.derived and found.name.text.isupper() and found.name.text.isascii() and len(found.name.text) < 6
