"""The posterior of a name, against a twin that writes out every division of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.source.lattice import Edge, posteriors, word_edges


def _divisions(start: int, length: int, edges: Sequence[Edge]) -> Iterator[tuple[Edge, ...]]:
    if start == length:
        yield ()
    for edge in edges:
        if edge.start == start:
            yield from ((edge, *rest) for rest in _divisions(edge.end, length, edges))


def _by_writing_out(length: int, edges: Sequence[Edge]) -> dict[int, float]:
    """The slow twin; every place has an edge of one character."""
    total, found = 0.0, dict.fromkeys((edge.name for edge in edges if edge.name is not None), 0.0)
    for division in _divisions(0, length, edges):
        chance = 1.0
        for edge in division:
            chance *= edge.chance
        total += chance
        for edge in division:
            if edge.name is not None:
                found[edge.name] += chance
    return {name: chance / total for name, chance in found.items()}


_LENGTH = 6


@given(
    st.lists(
        st.tuples(st.integers(0, _LENGTH - 1), st.integers(1, 4), st.floats(1e-9, 0.1), st.booleans()), max_size=8
    ),
    st.lists(st.floats(1e-8, 0.1), min_size=_LENGTH, max_size=_LENGTH),
)
def test_the_sums_are_those_of_all_divisions(rows: list[tuple[int, int, float, bool]], singles: list[float]) -> None:
    edges = [Edge(place, place + 1, chance) for place, chance in enumerate(singles)]
    for number, (start, width, chance, is_name) in enumerate(rows):
        if start + width <= _LENGTH and width > 1:
            edges.append(Edge(start, start + width, chance, number if is_name else None))
    assert posteriors(_LENGTH, edges) == pytest.approx(_by_writing_out(_LENGTH, edges))


def test_a_character_that_nothing_covers_is_passed_over() -> None:
    assert posteriors(3, [Edge(0, 2, 1e-6, 0)]) == {0: pytest.approx(1.0)}


def test_a_long_run_does_not_vanish() -> None:
    edges = [Edge(0, 2, 1e-6, 0), *(Edge(place, place + 1, 1e-5) for place in range(120))]
    assert 0.99 < posteriors(120, edges)[0] <= 1


def test_words_are_those_of_the_list() -> None:
    assert [(one.start, one.end) for one in word_edges("高峰期", {"高峰": 4.0, "高": 5.0, "期": 4.0})] == [
        (0, 1),
        (0, 2),
        (2, 3),
    ]
