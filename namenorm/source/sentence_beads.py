"""Which sentences belong together, by the words that they share: dynamic programming near the paragraphs' alignment."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from namenorm.source.meanings import Meant, Said

_LEAST = 0.25  # share of the words of a pair; below, it is none
_LEAST_OF_ONE = 0.3  # words of the other side that only it says, for each word of a sentence tied together with others
_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_UNEVEN = 0.5  # what each sentence more than one costs, in words
_LENGTH = 5.0  # what it costs, in words, that one side is e times as long as expected
_STRANGER = 8.0  # what a sentence costs that is tied together with others and shares next to nothing
_ALONE, _ALONE_WORD = 2.0, 0.05  # what a sentence without any costs, and more for each of its words
_BEADS = 2  # paragraphs to both sides among which a sentence is looked for
_SENTENCES = 4  # and sentences at least
_SURE = 20.0  # the margin of a sentence that has no bead beside it
_MOST = 24  # and at most


class Shared:
    """The words that the sentences of two texts have in common, as bits: one for each word of a sentence."""

    def __init__(
        self,
        ours: Sequence[Sequence[Meant]],
        theirs: Sequence[Sequence[Said]],
        lengths: tuple[Sequence[int], Sequence[int]],
        near: Sequence[range],
    ) -> None:
        """Find them.

        Args:
            ours: The words of each sentence of the original.
            theirs: Those of each of the translation.
            lengths: The characters of each sentence of both.
            near: The sentences of the translation that each of the original may belong to.
        """
        self._lengths = [[0, *itertools.accumulate(some)] for some in lengths]
        self._ratio = max(1, self._lengths[1][-1]) / max(1, self._lengths[0][-1])
        self.ours, self.theirs = [len(one) for one in ours], [len(one) for one in theirs]
        self._of_ours: dict[tuple[int, int], int] = defaultdict(int)
        self._of_theirs: dict[tuple[int, int], int] = defaultdict(int)
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for j, words in enumerate(theirs):
            for bit, said in enumerate(words):
                places[said.stem].append((j, 1 << bit))
        for i, meant in enumerate(ours):
            for bit, word in enumerate(meant):
                for stem in word.stems:
                    held = places.get(stem, [])
                    first = bisect_left(held, (near[i].start, 0))
                    self._mark(i, 1 << bit, held[first : bisect_left(held, (near[i].stop, 0))])

    def uneven(self, ours: range, theirs: range) -> float:
        """Return how far the lengths of two stretches lie from what the whole texts let expect: a logarithm."""
        expected, found = (
            some[part.stop] - some[part.start] for some, part in zip(self._lengths, (ours, theirs), strict=True)
        )
        return abs(math.log(max(1, found) / max(1.0, expected * self._ratio)))

    def _mark(self, i: int, bit: int, places: Sequence[tuple[int, int]]) -> None:
        for j, other in places:
            self._of_ours[i, j] |= bit
            self._of_theirs[i, j] |= other

    def counts(self, ours: range, theirs: range) -> tuple[list[int], list[int]]:
        """Return how many words of each sentence the other stretch has something for."""
        here = [_joined(self._of_ours.get((i, j), 0) for j in theirs).bit_count() for i in ours]
        there = [_joined(self._of_theirs.get((i, j), 0) for i in ours).bit_count() for j in theirs]
        return here, there

    def alone(self, ours: range, theirs: range) -> tuple[list[int], list[int]]:
        """Return how many words of the other stretch each sentence has something for, and no other beside it."""
        here = [sum(self._only(self._of_theirs, [(k, j) for k in ours], (i, j)) for j in theirs) for i in ours]
        there = [sum(self._only(self._of_ours, [(i, k) for k in theirs], (i, j)) for i in ours) for j in theirs]
        return here, there

    def _only(
        self, masks: Mapping[tuple[int, int], int], all_of: Sequence[tuple[int, int]], one: tuple[int, int]
    ) -> int:
        others = _joined(masks.get(other, 0) for other in all_of if other != one)
        return (masks.get(one, 0) & ~others).bit_count()


def _joined(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


@dataclass(frozen=True, slots=True)
class SentenceBead:
    """Sentences of both sides that belong together, by their numbers; one side may be empty.

    Attributes:
        ours: Those of the original.
        theirs: Those of the translation.
        likeness: The share of their words that the other side has something for.
        margin: Of a sentence without any: by how many words it fits worse into the bead beside it than alone.
    """

    ours: range
    theirs: range
    likeness: float
    margin: float = 0.0


def sentence_beads(shared: Shared, cells: Sequence[range]) -> list[SentenceBead]:
    """Return the beads in order; each sentence lies in one. Takes time in proportion to the sentences.

    Args:
        shared: What they share.
        cells: What ``cells_near`` returns.
    """
    rows, columns = len(shared.ours), len(shared.theirs)
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i, j in ((i, j) for i, row in enumerate(cells) for j in row if i or j):
        for more, fewer in _SHAPES:
            before = best.get((i - more, j - fewer))
            if before is None:
                continue
            gain, alike = _gain(shared, range(i - more, i), range(j - fewer, j))
            if (i, j) not in best or before[0] + gain > best[i, j][0]:
                best[i, j] = (before[0] + gain, (more, fewer), alike)
    return list(_with_margins(shared, _path(best, rows, columns)))


def _path(
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]], rows: int, columns: int
) -> list[SentenceBead]:
    found, (i, j) = [], (rows, columns)
    while i or j:
        _, (more, fewer), alike = best[i, j]
        found.append(SentenceBead(range(i - more, i), range(j - fewer, j), alike))
        i, j = i - more, j - fewer
    return found[::-1]


def _with_margins(shared: Shared, beads: Sequence[SentenceBead]) -> Iterator[SentenceBead]:
    for place, one in enumerate(beads):
        if one.ours and one.theirs:
            yield one
            continue
        beside = [beads[other] for other in (place - 1, place + 1) if 0 <= other < len(beads)]
        yield replace(one, margin=min((_margin(shared, one, other) for other in beside), default=_SURE))


def _margin(shared: Shared, lone: SentenceBead, other: SentenceBead) -> float:
    """Return how much better a sentence and a bead beside it are apart than together."""
    both = [_span(lone.ours, other.ours), _span(lone.theirs, other.theirs)]
    if not both[0] or not both[1]:
        return _SURE
    apart = _gain(shared, other.ours, other.theirs)[0] + _gain(shared, lone.ours, lone.theirs)[0]
    return apart - _gain(shared, *both)[0]


def _span(one: range, other: range) -> range:
    if not one or not other:
        return one or other
    return range(min(one.start, other.start), max(one.stop, other.stop))


def cells_near(paragraphs: Sequence[tuple[int, int]]) -> list[range]:
    """Return how many sentences of the translation may stand before each sentence of the original, and before its end.

    Args:
        paragraphs: How many sentences of both sides each of the aligned paragraphs has.
    """
    starts = _starts(paragraphs)
    rows, columns = starts[-1]
    found: list[range] = []
    for i in range(rows + 1):
        place = min(_paragraph(starts, i), len(paragraphs) - 1)
        middle = starts[max(0, place)][1]
        low = min(starts[max(0, place - _BEADS)][1], middle - _SENTENCES)
        high = max(starts[min(len(paragraphs), place + _BEADS + 1)][1], middle + _SENTENCES)
        low, high = max(0, low, middle - _MOST), min(columns, high, middle + _MOST)
        before = found[-1].stop - 1 if found else 0
        low, high = min(low, before), columns if i == rows else max(high, before)  # no gap between two rows
        found.append(range(low, high + 1))
    return found


def near_each(cells: Sequence[range]) -> list[range]:
    """Return the sentences of the translation that each of the original may belong to."""
    return [range(cells[i].start, cells[i + 1].stop) for i in range(len(cells) - 1)]


def _starts(paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return how many sentences of both sides stand before each paragraph, and before the end."""
    found = [(0, 0)]
    for ours, theirs in paragraphs:
        found.append((found[-1][0] + ours, found[-1][1] + theirs))
    return found


def _paragraph(starts: Sequence[tuple[int, int]], i: int) -> int:
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if starts[middle][0] <= i else (low, middle - 1)
    return low


def _gain(shared: Shared, ours: range, theirs: range) -> tuple[float, float]:
    size = sum(shared.ours[i] for i in ours) + sum(shared.theirs[j] for j in theirs)
    if not ours or not theirs:
        return -_ALONE - _ALONE_WORD * size, 0.0
    here, there = shared.counts(ours, theirs)
    alike = (sum(here) + sum(there)) / size if size else 0.0
    strangers = _strangers(shared, ours, theirs) if len(ours) + len(theirs) > 2 else 0
    uneven = _UNEVEN * (len(ours) + len(theirs) - 2)
    uneven += _LENGTH * shared.uneven(ours, theirs)
    return (alike - _LEAST) * size - uneven - _STRANGER * strangers, alike


def _strangers(shared: Shared, ours: range, theirs: range) -> int:
    """Return how many sentences of a bead say next to nothing that the others do not say."""
    here, there = shared.alone(ours, theirs)
    found = 0
    if len(ours) > 1:
        found += sum(hits < _LEAST_OF_ONE * shared.ours[i] for i, hits in zip(ours, here, strict=True))
    if len(theirs) > 1:
        found += sum(hits < _LEAST_OF_ONE * shared.theirs[j] for j, hits in zip(theirs, there, strict=True))
    return found
