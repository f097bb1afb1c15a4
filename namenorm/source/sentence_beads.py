"""Which sentences belong together: dynamic programming over what they have in common, with how sure each bead is.

A bead gains by how much likelier its words and lengths are of sentences that render each other than of strangers, in
natural logarithms, and by how often its shape is met. What a path of beads gains is then the logarithm of its chance,
and how sure a bead is the share of the chances of all paths that go through it (the forward and backward sums of
Rabiner, "A Tutorial on Hidden Markov Models", 1989).
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from namenorm.source.anchors import MARKS, NUMBER
from namenorm.source.meanings import ECHO, Meant, Said

Place = tuple[int, int]
Shape = tuple[int, int, bool]  # sentences of both sides, and whether two of them are exchanged
_ALONE = -6.0  # the logarithm of how often a sentence has none on the other side
# The same of the other shapes, after Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", table 5.
_SHAPES: Mapping[Shape, float] = {
    (1, 1, False): -0.1,
    (1, 0, False): _ALONE,
    (0, 1, False): _ALONE,
    (1, 2, False): -2.8,
    (2, 1, False): -2.8,
    (2, 2, False): -4.6,
    (2, 2, True): -4.6,
    (1, 3, False): -4.6,
    (3, 1, False): -4.6,
}
# The variance of the logarithm of how much longer a sentence of n characters is than expected: _SPREAD + _NOISE / n, as
# measured on NTREX from nine languages; and of a stranger.
_SPREAD, _NOISE, _STRANGE = 0.006, 2.5, 0.64
_WIDER = 1.1  # how far the lengths of whole texts lie from what is usual, if they render each other whole
_UNLIKE = -9.0  # the least that lengths say
# How often a name or number, a word of either side, and one known by its sounds alone has its like in a rendering, of
# those that have it anywhere.
_SAME, _OURS, _THEIRS, _HEARD = 0.9, 0.5, 0.7, 0.6
_RARE, _FEW = 0.3, 6.0  # how often a word is met in so many sentences of any text, added to what this one tells
_UNKNOWN = 0.5  # how much of a word without any like in the whole text counts as missing
_BEADS = 2  # paragraphs to both sides among which a sentence is looked for
_SENTENCES = 4  # and sentences at least
_MOST = 24  # and at most


class Shared:
    """What the sentences of two texts have in common."""

    def __init__(
        self,
        ours: Sequence[Sequence[Meant]],
        theirs: Sequence[Sequence[Said]],
        lengths: tuple[Sequence[int], Sequence[int]],
        glossed: bool = True,
        usual: float | None = None,
    ) -> None:
        """Find it.

        Args:
            ours: The words of each sentence of the original.
            theirs: Those of each of the translation.
            lengths: The characters of each sentence of both.
            glossed: Whether a table says what the words of the original mean, so that most have their like.
            usual: How much longer a text is in the language of the translation; as these two are unless given.
        """
        self._lengths = [[0, *itertools.accumulate(some)] for some in lengths]
        ratio = max(1, self._lengths[1][-1]) / max(1, self._lengths[0][-1])
        self._ratio = ratio if usual is None else min(max(ratio, usual / _WIDER), usual * _WIDER)
        stems = [[word.stems for word in words] for words in ours]
        said = [[frozenset((word.stem,)) for word in words] for words in theirs]
        self.ours = _Side(stems, said, _OURS, glossed)
        self.theirs = _Side(said, stems, _THEIRS, glossed)

    def gain(self, ours: range, theirs: range) -> float:
        """Return how much likelier two stretches are as renderings of each other than as strangers: a logarithm."""
        words = sum(self.ours.gain(i, theirs) for i in ours) + sum(self.theirs.gain(j, ours) for j in theirs)
        return words / 2 + self._length(ours, theirs)  # each thing in common is met on both sides

    def _length(self, ours: range, theirs: range) -> float:
        own, found = (
            some[part.stop] - some[part.start] for some, part in zip(self._lengths, (ours, theirs), strict=True)
        )
        expected = max(1.0, own * self._ratio)
        variance = _SPREAD + _NOISE / max(expected, found)
        unlike = math.log(max(1, found) / expected) ** 2
        return max(_UNLIKE, (math.log(_STRANGE / variance) - unlike / variance + unlike / _STRANGE) / 2)


class _Side:
    """The words of one side, with where the other one has their like, as bits."""

    def __init__(
        self,
        own: Sequence[Sequence[frozenset[str]]],
        other: Sequence[Sequence[frozenset[str]]],
        found: float,
        glossed: bool,
    ) -> None:
        self._bits: dict[Place, int] = defaultdict(int)
        self._more: list[list[list[float]]] = []
        self._least: list[float] = []
        self._held: dict[tuple[int, int, int], float] = {}
        places = _places(other)
        for i, words in enumerate(own):
            least, more = 0.0, list[list[float]]()
            for bit, stems in enumerate(words):
                there = frozenset().union(*(places.get(stem, ()) for stem in stems))
                for j in there:
                    self._bits[i, j] |= 1 << bit
                often, weight = _told(stems, found, glossed)
                missing = math.log(1 - often)
                if there:
                    weight = 1.0
                least += weight * missing
                chance = (len(there) + _RARE) / (len(other) + _FEW)
                more.append([_more(1 - (1 - chance) ** size, often) for size in (1, 2, 3)])
            self._least.append(least)
            self._more.append(more)

    def gain(self, one: int, others: range) -> float:
        bits = 0
        for other in others:
            bits |= self._bits.get((one, other), 0)
        key = one, len(others), bits
        if key not in self._held:
            more, size = self._more[one], len(others) - 1
            self._held[key] = self._least[one] + sum(more[bit][size] for bit in range(len(more)) if bits >> bit & 1)
        return self._held[key]


def _told(stems: frozenset[str], found: float, glossed: bool) -> tuple[float, float]:
    """Return how often a word has its like in a rendering, and how much one without any in the whole text counts."""
    kinds = {stem[0] for stem in stems}
    if ECHO in kinds:
        return _HEARD, 0.0
    if kinds <= set(MARKS):
        return _SAME, _UNKNOWN if NUMBER in kinds else 0.0
    return (found, _UNKNOWN) if glossed else (_SAME, 0.0)


def _more(chance: float, often: float) -> float:
    """Return how much more than a missing one a word says that has its like in so many stretches by chance."""
    return math.log((chance + (1 - chance) * often) / chance) - math.log(1 - often)


def _places(sentences: Sequence[Sequence[frozenset[str]]]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for place, words in enumerate(sentences):
        for stems in words:
            for stem in stems:
                found[stem].add(place)
    return found


@dataclass(frozen=True, slots=True)
class SentenceBead:
    """Sentences of both sides that belong together, by their numbers; one side may be empty.

    Attributes:
        ours: Those of the original.
        theirs: Those of the translation.
        sure: How likely they belong together, 0 to 1; of a sentence without any, how likely it has none.
        elsewhere: Of a sentence without any: what the best of all sentences of the other side has in common with it.
    """

    ours: range
    theirs: range
    sure: float
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class _Step:
    """A bead by which a cell is reached, the shape's chance among what it gains."""

    before: Place
    after: Place
    exchanged: bool
    gain: float


def sentence_beads(shared: Shared, rows: int, columns: int, cells: Sequence[range]) -> list[SentenceBead]:
    """Return the beads in the order of the original; each sentence lies in one.

    Takes time in proportion to the sentences.

    Args:
        shared: What they have in common.
        rows: The sentences of the original.
        columns: Those of the translation.
        cells: What ``cells_near`` returns.
    """
    steps = list(_steps(shared, cells))
    into, chances = _best(steps), _chances(steps, (rows, columns))
    alone = _alone(steps, chances)
    found, at = list[SentenceBead](), (rows, columns)
    while at != (0, 0):
        step = into[at]
        (a, b), (i, j) = step.before, step.after
        if step.exchanged:
            found.append(SentenceBead(range(a + 1, i), range(b, b + 1), chances[step]))
            found.append(SentenceBead(range(a, a + 1), range(b + 1, j), chances[step]))
        elif a == i or b == j:
            found.append(SentenceBead(range(a, i), range(b, j), *_lone(shared, step, alone, (rows, columns))))
        else:
            found.append(SentenceBead(range(a, i), range(b, j), chances[step]))
        at = step.before
    return found[::-1]


def _lone(shared: Shared, step: _Step, alone: Mapping[Place, float], size: Place) -> tuple[float, float]:
    """Return how likely a sentence has none on the other side, and what it has in common with the likest one there."""
    (a, b), (_, j) = step.before, step.after
    side, place, own, other = (0, a, shared.ours, size[1]) if b == j else (1, b, shared.theirs, size[0])
    return alone[side, place], max((own.gain(place, range(one, one + 1)) for one in range(other)), default=-99.0)


def _steps(shared: Shared, cells: Sequence[range]) -> Iterator[_Step]:
    for i, j in ((i, j) for i, row in enumerate(cells) for j in row):
        for (more, fewer, exchanged), chance in _SHAPES.items():
            a, b = i - more, j - fewer
            if a < 0 or b not in cells[a] or (a == i and b not in cells[i]):
                continue
            if not more or not fewer:
                gain = 0.0
            elif exchanged:
                gain = shared.gain(range(a, a + 1), range(b + 1, j)) + shared.gain(range(a + 1, i), range(b, b + 1))
            else:
                gain = shared.gain(range(a, i), range(b, j))
            yield _Step((a, b), (i, j), exchanged, gain + chance)


def _best(steps: Sequence[_Step]) -> Mapping[Place, _Step]:
    gained: dict[Place, float] = {(0, 0): 0.0}
    into: dict[Place, _Step] = {}
    for step in steps:
        if step.before in gained:
            total = gained[step.before] + step.gain
            if step.after not in gained or total > gained[step.after]:
                gained[step.after], into[step.after] = total, step
    return into


def _chances(steps: Sequence[_Step], end: Place) -> Mapping[_Step, float]:
    """Return how likely each step is, in the light of all."""
    forward: dict[Place, float] = {(0, 0): 0.0}
    backward: dict[Place, float] = {end: 0.0}
    for step in steps:
        _add(forward, step.after, forward.get(step.before), step.gain)
    for step in reversed(steps):
        _add(backward, step.before, backward.get(step.after), step.gain)
    through = (
        (step, forward[step.before] + step.gain + backward[step.after] - forward[end])
        for step in steps
        if step.before in forward and step.after in backward
    )
    return {step: math.exp(min(0.0, gain)) for step, gain in through}


def _add(sums: dict[Place, float], at: Place, one: float | None, gain: float) -> None:
    if one is not None:
        held, more = sums.get(at, -math.inf), one + gain
        top = max(held, more)
        sums[at] = top + math.log1p(math.exp(min(held, more) - top))


def _alone(steps: Sequence[_Step], chances: Mapping[_Step, float]) -> Mapping[Place, float]:
    """Return how likely each sentence, by its side and number, has none on the other side, wherever it stands."""
    found: dict[Place, float] = defaultdict(float)
    for step in steps:
        (a, b), (i, j) = step.before, step.after
        if a == i or b == j:
            found[(0, a) if b == j else (1, b)] += chances.get(step, 0.0)
    return found


def cells_near(paragraphs: Sequence[tuple[int, int]]) -> list[range]:
    """Return how many sentences of the translation may stand before each sentence of the original, and before its end.

    Args:
        paragraphs: How many sentences of both sides each of the aligned paragraphs has.
    """
    starts = [(0, 0)]
    for ours, theirs in paragraphs:
        starts.append((starts[-1][0] + ours, starts[-1][1] + theirs))
    rows, columns = starts[-1]
    found: list[range] = []
    for i in range(rows + 1):
        place = min(bisect_left(starts, (i + 1, 0)) - 1, len(paragraphs) - 1)
        middle = starts[max(0, place)][1]
        low = min(starts[max(0, place - _BEADS)][1], middle - _SENTENCES)
        high = max(starts[min(len(paragraphs), place + _BEADS + 1)][1], middle + _SENTENCES)
        low, high = max(0, low, middle - _MOST), min(columns, high, middle + _MOST)
        before = found[-1].stop - 1 if found else 0
        low, high = min(low, before), columns if i == rows else max(high, before)  # no gap between two rows
        found.append(range(low, high + 1))
    return found
