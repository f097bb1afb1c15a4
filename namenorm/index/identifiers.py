"""Entities by identifier: a trie, and the number of the entity for each number of the trie."""

from __future__ import annotations

from array import array
from pathlib import Path

import marisa_trie


def numbers_of(trie: marisa_trie.Trie, identifiers: Path) -> array[int]:
    """Return the entity's number for each identifier's number; of two entities with one identifier, the first.

    Args:
        trie: Of the identifiers.
        identifiers: A file with one a line, in the order of the entities.
    """
    numbers = array("I", bytes(4 * len(trie)))
    before = None
    with identifiers.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if line != before:
                numbers[trie[line[:-1]]] = number
            before = line
    return numbers
