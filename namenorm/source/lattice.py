"""A run of Han characters divided into words and names in every possible way, and how likely each name is in it.

The sum over all divisions, each the product of its words' chances, gives the posterior of a name (forward and backward
sums over the lattice): 高峰 is a word before it is somebody called Gao Feng, and 陈姗基 is no name where 基金 follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# A character has about one chance in so many; sums are scaled by it so that a long run does not vanish.
_OF_A_CHARACTER = 1000.0
_STRANGE = 1e-8  # a character that no table has


@dataclass(frozen=True, slots=True)
class Edge:
    """A word or a name in a run.

    Attributes:
        start: Place of its first character in the run.
        end: One past the last.
        chance: Its chance among the words of a text, 0 to 1.
        name: Number of the name that it is; None for a word.
    """

    start: int
    end: int
    chance: float
    name: int | None = None


def posteriors(length: int, edges: Sequence[Edge]) -> dict[int, float]:
    """Return the posterior, 0 to 1, of each name.

    Args:
        length: Of the run, in characters.
        edges: Its words and names; a character that none of them covers alone is taken for a rare word.
    """
    every = [*edges, *_singles(length, edges)]
    by_start: list[list[Edge]] = [[] for _ in range(length + 1)]
    for edge in every:
        by_start[edge.start].append(edge)
    forward = [1.0] + [0.0] * length
    for place in range(length):
        for edge in by_start[place]:
            forward[edge.end] += forward[place] * _scaled(edge)
    backward = [0.0] * length + [1.0]
    for place in range(length - 1, -1, -1):
        backward[place] = sum(_scaled(edge) * backward[edge.end] for edge in by_start[place])
    return {
        edge.name: forward[edge.start] * _scaled(edge) * backward[edge.end] / forward[length]
        for edge in every
        if edge.name is not None
    }


def word_edges(run: str, words: Mapping[str, float], longest: int = 5) -> list[Edge]:
    """Return the ordinary words of a run.

    Args:
        run: Simplified characters.
        words: Zipf frequencies.
        longest: Characters of a word.
    """
    found = []
    for start in range(len(run)):
        for end in range(start + 1, min(start + longest, len(run)) + 1):
            zipf = words.get(run[start:end])
            if zipf is not None:
                found.append(Edge(start, end, 10.0 ** (zipf - 9)))
    return found


def _singles(length: int, edges: Sequence[Edge]) -> list[Edge]:
    covered = {edge.start for edge in edges if edge.end - edge.start == 1}
    return [Edge(place, place + 1, _STRANGE) for place in range(length) if place not in covered]


def _scaled(edge: Edge) -> float:
    return edge.chance * _OF_A_CHARACTER ** (edge.end - edge.start)
