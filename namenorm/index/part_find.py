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
        self, trie: marisa_trie.Trie, starts: memoryview, rows: memoryview, places: memoryview, texts: memoryview
    ) -> None:
        """Read from sections as numbers, and the texts as bytes."""
        self._trie, self._starts, self._rows, self._places, self._texts = trie, starts, rows, places, texts

    def find(self, key: str) -> Iterator[PartPosting]:
        """Yield the parts of a squashed key: those written so, those whose pinyin it is, those that sound like it.

        A part is yielded for each of the three that holds.
        """
        yield from self._by("native", key)
        if key.isascii():
            yield from self._by("sound", key)
            yield from self._by("rough", rough_key(key))

    def _by(self, by: PartKey, key: str) -> Iterator[PartPosting]:
        number = self._trie.get(f"{by}/{key}")
        if number is not None:
            for place in range(self._starts[number], self._starts[number + 1]):
                yield self._posting(self._rows[place], by)

    def _posting(self, part: int, by: PartKey) -> PartPosting:
        told = json.loads(bytes(self._texts[self._places[part] : self._places[part + 1]]))
        part_id, role, latin, frequency, forms, sounds = told
        return PartPosting(part_id, role, tuple(latin), frequency, forms, tuple(sounds), by)
