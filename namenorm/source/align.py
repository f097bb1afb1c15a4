"""Which units of a translation render which of its original.

Dynamic programming over the beads of Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora"
(Computational Linguistics 19, 1993): order is kept, and a bead costs the less, the better its lengths agree. Added:
what both sides have in common (numbers, names) makes a bead cheaper, since lengths alone say little across scripts.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from namenorm.source.segments import Anchor, Unit
from namenorm.source.values import Bead
from namenorm.values import Span

# Units of either side in a bead, and what it costs beside one to one: minus the logarithm of how often it is met (Gale
# and Church, table 5; three to one is met more often between languages so unlike).
_BEADS = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (1, 2): 2.3, (2, 1): 2.3, (2, 2): 4.4, (1, 3): 4.0, (3, 1): 4.0}
_VARIANCE = 6.8  # of the length of the target for each character of the source, theirs
_ANCHOR = 2.5  # what an anchor in common saves
_DEAREST = 12.0  # the most that unlike lengths cost
_BAND = 20  # units beside the diagonal that are tried


def align(source: Sequence[Unit], target: Sequence[Unit]) -> list[Bead]:
    """Return the beads in order; each unit lies in one. Takes time in proportion to the units."""
    ours, theirs = _Side(source), _Side(target)
    ratio = theirs.length(0, len(target)) / max(1, ours.length(0, len(source)))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, j in _cells(len(source), len(target)):
        for (more, fewer), cost in _BEADS.items():
            before = best.get((i - more, j - fewer))
            if before is None:
                continue
            total = before[0] + cost
            if more and fewer:
                lengths = ours.length(i - more, i) * ratio, theirs.length(j - fewer, j)
                shared = ours.anchors(i - more, i) & theirs.anchors(j - fewer, j)
                total += _unlike(*lengths) - _ANCHOR * len(shared)
            if (i, j) not in best or total < best[i, j][0]:
                best[i, j] = (total, (more, fewer))
    return _beads(source, target, best)


class _Side:
    """The units of one side, with the lengths and the anchors of neighbours taken together."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._sums = [0, *itertools.accumulate(one.length for one in units)]
        self._anchors: dict[tuple[int, int], frozenset[Anchor]] = {}

    def length(self, first: int, last: int) -> int:
        return self._sums[last] - self._sums[first]

    def anchors(self, first: int, last: int) -> frozenset[Anchor]:
        held = self._anchors.get((first, last))
        if held is None:
            held = self._anchors[first, last] = frozenset().union(*(one.anchors for one in self._units[first:last]))
        return held


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the cells near the diagonal, the first one left out."""
    for i in range(rows + 1):
        middle = round(i * columns / rows) if rows else 0
        low = 0 if not rows else max(0, middle - _BAND - columns // max(1, rows))
        high = columns if not rows else min(columns, middle + _BAND + columns // max(1, rows))
        yield from ((i, j) for j in range(low, high + 1) if i or j)


def _unlike(ours: float, theirs: float) -> float:
    """Return what two lengths cost that should be one."""
    delta = abs(theirs - ours) / math.sqrt(_VARIANCE * max(1.0, (ours + theirs) / 2))
    return min(_DEAREST, delta * delta / 2)


def _beads(
    source: Sequence[Unit],
    target: Sequence[Unit],
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
) -> list[Bead]:
    found, (i, j) = [], (len(source), len(target))
    while i or j:
        more, fewer = best[i, j][1]
        found.append(Bead(_cover(source, i - more, i), _cover(target, j - fewer, j)))
        i, j = i - more, j - fewer
    return found[::-1]


def _cover(units: Sequence[Unit], first: int, last: int) -> Span:
    """Return the stretch of some units; where there are none, an empty one between their neighbours."""
    if first < last:
        return Span(units[first].span.start, units[last - 1].span.end)
    at = units[first - 1].span.end if first else 0
    return Span(at, at)
