"""Entities in compressed blocks: a block is a few entities, so that one is read without its thousands of neighbours."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import IO

from namenorm.gazetteer.model import Entity
from namenorm.index.entity_text import entity_from_line
from namenorm.index.layout import BLOCK

_SAMPLE = 2000  # entities from which the dictionary is drawn
_DICTIONARY = 8_000  # bytes; twice as many save a hundredth and take longer to set
_LEVEL = 9
_BLOCKS_HELD = 128
_ENTITIES_HELD = 2048


class BlockWriter:
    """Writes lines into blocks."""

    def __init__(self, out: IO[bytes]) -> None:
        """Write to ``out``."""
        self.places = array("Q", [0])
        self.dictionary = b""
        self._out = out

    def write(self, lines: Iterable[str]) -> Iterator[str]:
        """Write lines as they are drawn, and yield each."""
        remaining = iter(lines)
        first = list(islice(remaining, _SAMPLE))
        self.dictionary = "\n".join(first[:: len(first) // 40 + 1]).encode()[-_DICTIONARY:]
        block: list[str] = []
        for source in (first, remaining):
            for line in source:
                block.append(line)
                if len(block) == BLOCK:
                    self._write(block)
                yield line
        if block:
            self._write(block)

    def _write(self, block: list[str]) -> None:
        packer = zlib.compressobj(_LEVEL, zdict=self.dictionary)
        packed = packer.compress("\n".join(block).encode()) + packer.flush()
        self._out.write(packed)
        self.places.append(self.places[-1] + len(packed))
        block.clear()


class BlockReader:
    """Reads entities by number, and keeps the last ones."""

    def __init__(self, places: memoryview, dictionary: bytes, blocks: memoryview) -> None:
        """Read from mapped sections.

        Args:
            places: Where each block begins, as numbers.
            dictionary: What the blocks were compressed with.
            blocks: The blocks.
        """
        self._places, self._dictionary, self._data = places, dictionary, blocks
        self._block = lru_cache(_BLOCKS_HELD)(self._unpacked)
        self.entity = lru_cache(_ENTITIES_HELD)(self._entity)
        """The entity of a number. Kept: the last few thousand, so that a process that runs for weeks stays flat."""

    def all(self) -> Iterator[Entity]:
        """Yield every entity, and keep none."""
        for number in range(len(self._places) - 1):
            yield from map(entity_from_line, self._unpacked(number))

    def _entity(self, number: int) -> Entity:
        return entity_from_line(self._block(number // BLOCK)[number % BLOCK])

    def _unpacked(self, number: int) -> list[bytes]:
        unpacker = zlib.decompressobj(zdict=self._dictionary)
        return unpacker.decompress(self._data[self._places[number] : self._places[number + 1]]).split(b"\n")
