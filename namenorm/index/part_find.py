"""Parts of names found in an index: the Latin forms of a part, by its Han form or by the pinyin of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import marisa_trie

from namenorm.gazetteer.parts import PartRole

PartKey = Literal["han", "pinyin"]


@dataclass(frozen=True, slots=True)
class PartPosting:
    """A part of a name that a key leads to.

    Attributes:
        id: Of the part, ``source:local``.
        role: ``given``, ``surname``, or empty where the source does not tell.
        latin: How it is written in Latin letters, the usual form first.
        frequency: How many bearers the source counts; 0 where it counts none.
        by: Whether the key is its Han form or the pinyin of it.
    """

    id: str
    role: PartRole
    latin: tuple[str, ...]
    frequency: int
    by: PartKey


class PartsReader:
    """Finds parts in mapped sections."""

    def __init__(
        self, trie: marisa_trie.Trie, starts: memoryview, rows: memoryview, places: memoryview, texts: memoryview
    ) -> None:
        """Read from sections as numbers, and the texts as bytes."""
        self._trie, self._starts, self._rows, self._places, self._texts = trie, starts, rows, places, texts

    def find(self, key: str) -> Iterator[PartPosting]:
        """Yield the parts of a squashed key: first those that are written so, then those whose pinyin it is."""
        for by in get_args(PartKey):
            number = self._trie.get(f"{by}/{key}")
            if number is not None:
                for place in range(self._starts[number], self._starts[number + 1]):
                    yield self._posting(self._rows[place], by)

    def _posting(self, part: int, by: PartKey) -> PartPosting:
        part_id, role, frequency, latin = json.loads(bytes(self._texts[self._places[part] : self._places[part + 1]]))
        return PartPosting(part_id, role, tuple(latin), frequency, by)
