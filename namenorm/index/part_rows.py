"""Parts of names as sections of an index."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

import marisa_trie

from namenorm.gazetteer.part_keys import PartPosting, entry
from namenorm.gazetteer.parts import NamePart
from namenorm.index.layout import MOST_COMMON


class PartsWriter:
    """The sections of an index that hold parts of names; only parts with a Latin form and another enter."""

    def __init__(self, parts: Iterable[NamePart]) -> None:
        """Take parts in any order."""
        # No object is kept for a part: a hundred thousand of them would be visited again by each garbage collection.
        keys: list[str] = []
        numbers, self.places, texts, common = array("I"), array("Q", [0]), bytearray(), bytearray()
        entering = filter(None, map(entry, sorted(parts, key=_order)))
        for number, part in enumerate(entering):
            keys.extend(f"{by}/{key}" for by, key in part.keys)
            numbers.extend(number for _ in part.keys)
            texts += _text(part.posting)
            common.append(min(part.posting.frequency, MOST_COMMON))
            self.places.append(len(texts))
        self.texts, self.common = bytes(texts), bytes(common)
        self.trie = marisa_trie.Trie(sorted(set(keys)))
        self.rows, self.starts = _grouped(map(self.trie.__getitem__, keys), numbers, len(self.trie))


def _grouped(groups: Iterable[int], numbers: Sequence[int], size: int) -> tuple[array[int], array[int]]:
    """Return numbers by group and in order, and where each of the ``size`` groups begins, with the end of the last."""
    radix = max(numbers, default=0) + 1
    placed = sorted(group * radix + number for group, number in zip(groups, numbers, strict=True))
    held = Counter(one // radix for one in placed)
    starts = accumulate((held[group] for group in range(size)), initial=0)
    return array("I", (one % radix for one in placed)), array("I", starts)


def _order(part: NamePart) -> tuple[object, ...]:
    return part.id, part.role, part.forms, part.frequency, part.source


def _text(found: PartPosting) -> bytes:
    told = [found.id, found.role, found.latin, found.frequency, found.forms, found.sounds]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
