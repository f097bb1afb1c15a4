"""How well a native form and an English name sound alike: a monotone alignment, learned from the pairs themselves.

Each unit of the native form (a pinyin syllable, a letter, a kana) writes a run of zero or more letters of the English
name, in order, and the probabilities of the runs are learned by expectation maximisation: IBM's model 1 made monotone,
as many-to-many aligners for letters and sounds have it (Jiampojamarn, Kondrak and Sherif, NAACL 2007). A pair that is
no transliteration ("ashkenazi" with a stage name in another language) gets runs that no other pair has.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

Units = tuple[str, ...]
_STRENGTH = 1.0  # pseudo-count of the letters' own probabilities behind each unit
_LETTER = 1 / 30  # probability of one letter of a run never seen
_END = 0.4  # probability that such a run ends


class Aligner:
    """Runs of letters with their probabilities, by unit."""

    def __init__(self, longest: int, strength: float = _STRENGTH) -> None:
        """Start without knowledge: every run is as likely as its length lets it be.

        Args:
            longest: Letters that one unit can write at most.
            strength: How much a run never seen counts.
        """
        self._longest = longest
        self._strength = strength
        self._counts: dict[str, dict[str, float]] = {}
        self._totals: dict[str, float] = {}
        self._unseen = [_END * ((1 - _END) * _LETTER) ** length for length in range(longest + 1)]

    def learn(self, pairs: Sequence[tuple[Units, str]], rounds: int) -> None:
        """Learn from pairs of units and letters, in so many rounds of expectation and maximisation."""
        for _ in range(rounds):
            counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
            for units, letters in pairs:
                self._expect(units, letters, counts)
            self._counts = {unit: dict(runs) for unit, runs in counts.items()}
            self._totals = {unit: sum(runs.values()) for unit, runs in counts.items()}

    def score(self, units: Units, letters: str) -> float:
        """Return log P(letters | units) a letter, or a unit where those are more; minus infinity where none fits."""
        total = self._forward(units, letters, self._tables(units))[len(units)][len(letters)]
        return math.log(total) / max(len(letters), len(units)) if total > 0 else -math.inf

    def _tables(self, units: Units) -> list[tuple[dict[str, float], float]]:
        return [(self._counts.get(unit, {}), self._totals.get(unit, 0.0) + self._strength) for unit in units]

    def _probability(self, table: tuple[dict[str, float], float], run: str) -> float:
        seen, total = table
        return (seen.get(run, 0.0) + self._strength * self._unseen[len(run)]) / total

    def _forward(self, units: Units, letters: str, tables: list[tuple[dict[str, float], float]]) -> list[list[float]]:
        """Return the probability of each prefix of the letters from each prefix of the units."""
        size = len(letters)
        rows = [[1.0] + [0.0] * size]
        for table in tables:
            row, before = [0.0] * (size + 1), rows[-1]
            for start in range(size + 1):
                if before[start]:
                    for end in range(start, min(start + self._longest, size) + 1):
                        row[end] += before[start] * self._probability(table, letters[start:end])
            rows.append(row)
        return rows

    def _expect(self, units: Units, letters: str, counts: dict[str, dict[str, float]]) -> None:
        """Add the expected runs of one pair."""
        tables, size = self._tables(units), len(letters)
        forward = self._forward(units, letters, tables)
        total = forward[-1][size]
        if total <= 0:
            return
        after = [0.0] * size + [1.0 / total]
        for place in range(len(units) - 1, -1, -1):
            row, seen = [0.0] * (size + 1), counts[units[place]]
            for start, reached in enumerate(forward[place]):
                if reached:
                    for end in range(start, min(start + self._longest, size) + 1):
                        if after[end]:
                            share = self._probability(tables[place], letters[start:end]) * after[end]
                            row[start] += share
                            seen[letters[start:end]] += share * reached
            after = row


def learned(pairs: Iterable[tuple[Units, str]], longest: int, rounds: int) -> Aligner:
    """Return an aligner that has learned from pairs."""
    aligner = Aligner(longest)
    aligner.learn(list(pairs), rounds)
    return aligner
