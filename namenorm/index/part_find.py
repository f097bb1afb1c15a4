"""Parts of names found in an index: by their form in any script, by its pinyin, and by the consonants of that."""

from __future__ import annotations

import json
from collections.abc import Iterator

import marisa_trie

from namenorm.gazetteer.part_keys import PartKey, PartPosting, rough_key

__all__ = ["PartPosting", "PartsReader"]


class PartsReader:
    """Finds parts in mapped sections."""

    def __init__(
        self,
        trie: marisa_trie.Trie,
        starts: memoryview,
        rows: memoryview,
        places: memoryview,
        texts: memoryview,
        common: memoryview,
    ) -> None:
        """Read from sections as numbers, the texts and how common each part is as bytes."""
        self._trie, self._starts, self._rows, self._places, self._texts = trie, starts, rows, places, texts
        self._common = common

    def find(self, key: str) -> Iterator[PartPosting]:
        """Yield the parts of a squashed key: those written so, those whose pinyin it is, those that sound like it.

        A part is yielded for each of the three that holds.
        """
        yield from self._by("native", key)
        if key.isascii():
            yield from self._by("sound", key)
            yield from self._by("rough", rough_key(key))

    def numbers(self, by: PartKey, key: str) -> tuple[int, ...]:
        """Return the numbers in this index of the parts of one kind of key; none of them is read."""
        number = self._trie.get(f"{by}/{key}")
        return () if number is None else tuple(self._rows[self._starts[number] : self._starts[number + 1]])

    def common(self, part: int) -> int:
        """Return how many bearers the source of a part counts, 255 at most."""
        return int(self._common[part])

    def latin(self, part: int) -> tuple[str, ...]:
        """Return how a part is written in Latin letters, the usual form first."""
        return self._posting(part, "native").latin

    def _by(self, by: PartKey, key: str) -> Iterator[PartPosting]:
        for part in self.numbers(by, key):
            yield self._posting(part, by)

    def _posting(self, part: int, by: PartKey) -> PartPosting:
        told = json.loads(bytes(self._texts[self._places[part] : self._places[part + 1]]))
        part_id, role, latin, frequency, forms, sounds = told
        return PartPosting(part_id, role, tuple(latin), frequency, forms, tuple(sounds), by)
