"""What a key leads to, in columns by the number that the trie gives it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import marisa_trie

from namenorm.index.layout import COUNT, NO_CODE, POSTING, SEVERAL
from namenorm.index.rows import postings

_MOST_CODES = NO_CODE
_TELL_EVERY = 1 << 20


class Columns:
    """The entity of each key and the code of its name and system; several postings stand apart, behind a place."""

    def __init__(self, trie: marisa_trie.Trie, counts: Counter[str]) -> None:
        """Make room for the keys of a trie.

        Args:
            trie: Of all keys.
            counts: How often each name and system stands in the book, by their digits.
        """
        common = sorted(counts, key=lambda digits: (-counts[digits], digits))[:_MOST_CODES]
        self._codes = {digits: code for code, digits in enumerate(common)}
        self._trie = trie
        self.heads = array("I", bytes(4 * len(trie)))
        self.codes = bytearray(len(trie))
        self.several = bytearray()

    def table(self) -> list[tuple[int, int]]:
        """Return name and system of each code."""
        return [_name_and_system(digits) for digits in self._codes]

    def fill(self, parts: Iterable[Path], tell: Callable[[int], None]) -> None:
        """Enter the rows of sorted parts; ``tell`` is told now and then how many keys are done."""
        done = 0
        for part in parts:
            for key, found in postings(part):
                self._enter(self._trie[key], found)
                done += 1
                if done % _TELL_EVERY == 0:
                    tell(done)
        tell(done)

    def _enter(self, number: int, found: Sequence[tuple[int, str]]) -> None:
        entity, digits = found[0]
        code = self._codes.get(digits)
        if len(found) == 1 and code is not None:
            self.heads[number], self.codes[number] = entity, code
            return
        self.heads[number], self.codes[number] = SEVERAL | self._place(), NO_CODE
        self.several += COUNT.pack(len(found))
        for entity, digits in found:
            self.several += POSTING.pack(entity, *_name_and_system(digits))

    def _place(self) -> int:
        """Pad what stands apart to a multiple of four bytes, and return the place in such steps: 8 GB can be named."""
        self.several += b"\0" * (-len(self.several) % 4)
        return len(self.several) // 4


def _name_and_system(digits: str) -> tuple[int, int]:
    return int(digits[:4], 16), int(digits[4:], 16)
