"""Spellings near a key, found in tries without looking at all of them.

A key is cut in three. Of two edits, either both fall into one third, and the other two stand unharmed; or they fall
into two thirds, one each, and the third one stands beside a neighbour of one edit. So every spelling within two edits
either begins with the first two thirds, or ends with the last two, or begins with the first and ends with the last; or
it begins with the first third, one of the two harmed, and the middle; or ends with the last third and a harmed middle.
The first and the fourth are asked of the trie of keys, the second and the fifth of the trie of keys written backwards,
the third of the trie whose keys take letters from both ends by turns; what they find is measured by RapidFuzz.

What was tried, on the 10.9 million spellings of a made book of a million entities (10.8 for all but the first), keys
with two random edits; milliseconds of processor time, and what the file has beside the trie of keys. The first two find
all that RapidFuzz finds; how much the third and fourth miss was not counted.

| design | median | mean | 90 % | MB |
|---|---|---|---|---|
| thirds (this one) | 0.7 | 1.4 | 3.1 | 106 |
| thirds, letters tried wherever more than 32 keys begin alike | 0.9 | 2.8 | 8.0 | 104 |
| halves: one unharmed, or both with one edit, all pairs looked up | 1.2 | 3.7 | 4.7 | 45 |
| finite-state set with a Levenshtein automaton (fuzzyfst 0.2) | 2.3 | 2.3 | 3.0 | 100 |
| every spelling measured by RapidFuzz | 690 | 690 | | 0 |

The finite-state set is steadiest on short keys, but wants a file of its own, and its package names no licence and has
no wheels for Python 3.14.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import marisa_trie
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from namenorm.index.layout import interleaved, straight

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEAST = 4  # letters of a key that is asked for
_MOST_OF_A_THIRD = 5  # of longer names these letters are selective enough
# Keys that are drawn at once rather than looked for, a letter of the rest (squared where two edits remain): as many as
# are drawn and measured in the time in which the letters behind a prefix are tried.
_FEW = (0, 32, 100)


class Neighbours:
    """Finds the spellings near a key."""

    def __init__(self, keys: marisa_trie.Trie, backwards: marisa_trie.Trie, ends: marisa_trie.Trie) -> None:
        """Ask tries of the same spellings: as they are, written backwards, and with letters from both ends by turns."""
        self._keys, self._backwards, self._ends = keys, backwards, ends

    def find(self, key: str, edits: int = 2, opening: str = "") -> list[tuple[str, int]]:
        """Return spellings and their distance: letters to be inserted, deleted or replaced; the nearest first.

        All spellings within two edits are found that the tries hold: those in Latin letters and of five letters or
        more. Of those farther away only such are found as have two of three parts in common.

        Args:
            key: A squashed spelling; one shorter than four letters, or in another script, has no neighbours.
            edits: The greatest distance.
            opening: First letters of the key with which the spellings must begin, which spares a third of the work.
        """
        if len(key) < _LEAST or not key.isascii():
            return []
        drawn = set(chain.from_iterable(self._candidates(key, edits, opening)))
        candidates = [one for one in drawn if abs(len(one) - len(key)) <= edits and one.startswith(opening)]
        measured = process.extract(key, candidates, scorer=Levenshtein.distance, score_cutoff=edits, limit=None)
        return sorted(((one, int(distance)) for one, distance, _ in measured), key=lambda row: (row[1], row[0]))

    def _candidates(self, key: str, edits: int, opening: str) -> Iterator[Iterable[str]]:
        first, second, third, last = _cut(key)
        behind, before = key[len(first + second) :], key[: -len(third + last)]
        yield _within(self._keys, first + second, behind, edits)
        yield _turned(_within(self._backwards, (third + last)[::-1], before[::-1], edits))
        yield map(straight, self._ends.keys(interleaved(first + last)))
        if edits > 1:
            yield _harmed(self._keys, (first, second, ""), behind)
            yield _harmed(self._keys, (opening, first[len(opening) :], second), behind)
            yield _turned(_harmed(self._backwards, (last[::-1], third[::-1], ""), before[::-1]))


def _turned(keys: Iterable[str]) -> list[str]:
    return [key[::-1] for key in keys]


def _within(trie: marisa_trie.Trie, prefix: str, rest: str, edits: int) -> list[str]:
    """Return keys that begin with a prefix: all that go on within some edits of the rest, others where they are few.

    The letters behind a prefix are tried one by one only where so many keys begin with it that drawing them all, and
    measuring each, would take longer.
    """
    if edits > 2:
        every: list[str] = trie.keys(prefix)
        return every
    most = _FEW[edits] * (len(rest) + 1) ** edits
    few = list(islice(trie.iterkeys(prefix), most))
    if len(few) < most:
        return few
    found = [prefix + rest] if prefix + rest in trie else []
    if edits:
        for front, tail in _edited(trie, prefix, rest):
            found += _within(trie, front, tail, edits - 1)
    return found


def _harmed(trie: marisa_trie.Trie, parts: tuple[str, str, str], rest: str) -> list[str]:
    """Return keys that begin with three parts, the second with one edit, and go on within one edit of the rest."""
    stem, part, then = parts
    found: list[str] = []
    for front, tail in _edited(trie, stem, part):
        found += _within(trie, front + tail + then, rest, 1)
    return found


def _edited(trie: marisa_trie.Trie, prefix: str, rest: str) -> Iterator[tuple[str, str]]:
    """Yield a prefix prolonged up to and with one edit of the rest, and what of the rest is behind the edit.

    Nothing is tried behind letters with which no key begins, which spares most of the some fifty edits a letter, nor
    what another edit makes too: of two equal letters in a row the first is deleted, and a letter inserted behind them.
    """
    beginning = trie.iterkeys
    for place in range(len(rest) + 1):
        front, tail = prefix + rest[:place], rest[place:]
        if next(beginning(front), None) is None:
            return
        if tail and not front.endswith(tail[0], len(prefix)):
            yield front, tail[1:]
        for letter in _LETTERS.replace(tail[:1], "") if tail else _LETTERS:
            if next(beginning(front + letter), None) is not None:
                yield front + letter, tail
                if tail:
                    yield front + letter, tail[1:]


def _cut(key: str) -> tuple[str, str, str, str]:
    """Return the first third, the beginning and the end of the middle, and the last third, each as long as the first.

    The middle of a short key is shorter, and beginning and end of it overlap or are the same.
    """
    size = min(-(-len(key) // 3), _MOST_OF_A_THIRD)
    middle = key[size:-size]
    return key[:size], middle[:size], middle[-size:], key[-size:]
