"""Whether Han characters transcribe an English name, by what characters stand for in pairs of names.

A character stands for a run of letters; how likely, is counted by expectation maximisation over all ways to divide the
English name among the characters (Li, Zhang and Su 2004, without their context). A transcription fits where its
likeliest division is, a character, at or above ``LEAST``; ``python -m eval.confirm --transcription`` prints how many
true pairs and how many pairs of strangers pass.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Chunks = dict[str, dict[str, float]]
Lattice = list[dict[tuple[int, int], float]]
LEAST = -5.0
_LONGEST, _ROUNDS, _FLOOR = 5, 4, 1e-6
_MOST_CHARACTERS, _SHORTEST = 8, 3
_FIRST_EMPTY, _FIRST_FULL = 0.1, 1.0


class Transcription:
    """What each character stands for."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Learn from pairs of an English word and the characters that write it."""
        usable = sorted({pair for pair in pairs if _may_stand(*pair)})
        self._chunks: Chunks = {}
        for _ in range(_ROUNDS):
            self._chunks = _counted(usable, self._chunks)

    def fit(self, latin: str, han: str) -> float:
        """Return the mean log probability, a character, of the likeliest division; minus infinity if there is none."""
        best: list[float] = [0.0, *([-math.inf] * len(latin))]
        for char in han:
            best = self._after(char, latin, best)
        return float(best[-1]) / max(len(han), 1)

    def _after(self, char: str, latin: str, before: list[float]) -> list[float]:
        held = self._chunks.get(char, {})
        after = [-math.inf] * len(before)
        for start, end in _spans(latin):
            gained = before[start] + math.log(held.get(latin[start:end], _FLOOR))
            after[end] = max(after[end], gained)
        return after

    def fits(self, names: Iterable[tuple[str, ...]], han: str) -> bool:
        """Tell whether characters transcribe a run of words of one of the names."""
        runs = {"".join(name[a:b]) for name in names for a in range(len(name)) for b in range(a + 1, len(name) + 1)}
        return any(self.fit(run, han) >= LEAST for run in runs if _SHORTEST <= len(run) <= _LONGEST * len(han))


def _may_stand(latin: str, han: str) -> bool:
    return 1 <= len(han) <= _MOST_CHARACTERS and len(latin) <= _LONGEST * len(han)


def _spans(latin: str) -> Iterator[tuple[int, int]]:
    return ((a, b) for a in range(len(latin) + 1) for b in range(a, min(a + _LONGEST, len(latin)) + 1))


def _counted(pairs: list[tuple[str, str]], before: Mapping[str, Mapping[str, float]]) -> Chunks:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for latin, han in pairs:
        for char, chunk, weight in _expected(latin, han, before):
            counts[char][chunk] += weight
    totals = {char: sum(held.values()) for char, held in counts.items()}
    return {char: {chunk: count / totals[char] for chunk, count in held.items()} for char, held in counts.items()}


def _expected(latin: str, han: str, before: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, str, float]]:
    """Yield character, run of letters and the probability that the one stands for the other in this pair."""
    lattice = [_weights(before.get(char), latin) for char in han]
    ahead, behind = _ahead(lattice, len(latin)), _behind(lattice, len(latin))
    total = ahead[-1][-1]
    if total > 0.0:
        for row, weights in enumerate(lattice):
            for (start, end), weight in weights.items():
                if share := ahead[row][start] * weight * behind[row + 1][end] / total:
                    yield han[row], latin[start:end], share


def _weights(held: Mapping[str, float] | None, latin: str) -> dict[tuple[int, int], float]:
    if held is None:
        return {(a, b): _FIRST_EMPTY if a == b else _FIRST_FULL for a, b in _spans(latin)}
    return {(a, b): weight for a, b in _spans(latin) if (weight := held.get(latin[a:b], 0.0))}


def _ahead(lattice: Lattice, width: int) -> list[list[float]]:
    rows = [[1.0, *([0.0] * width)]]
    for weights in lattice:
        row = [0.0] * (width + 1)
        for (start, end), weight in weights.items():
            row[end] += rows[-1][start] * weight
        rows.append(row)
    return rows


def _behind(lattice: Lattice, width: int) -> list[list[float]]:
    rows = [[*([0.0] * width), 1.0]]
    for weights in reversed(lattice):
        row = [0.0] * (width + 1)
        for (start, end), weight in weights.items():
            row[start] += rows[-1][end] * weight
        rows.append(row)
    return rows[::-1]
