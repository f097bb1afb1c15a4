"""Alignment: order, cover, and what it is for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from namenorm.source.align import align
from namenorm.source.segments import Anchor, Unit, cut, numbers, placed
from namenorm.values import Span


def _units(lengths: list[int], anchors: dict[int, set[Anchor]] | None = None) -> list[Unit]:
    found, start = [], 0
    for number, length in enumerate(lengths):
        found.append(Unit(Span(start, start + length), frozenset((anchors or {}).get(number, ()))))
        start += length + 1
    return found


_LENGTHS = st.lists(st.integers(1, 300), max_size=12)


@given(_LENGTHS, _LENGTHS)
def test_each_unit_lies_in_one_bead_and_order_is_kept(ours: list[int], theirs: list[int]) -> None:
    source, target = _units(ours), _units(theirs)
    beads = align(source, target)
    for units, side in ((source, "source"), (target, "target")):
        for unit in units:
            holds = [getattr(one, side) for one in beads]
            assert sum(one.start <= unit.span.start and unit.span.end <= one.end for one in holds) == 1
        starts = [getattr(one, side).start for one in beads]
        assert starts == sorted(starts)


def test_equal_sides_are_aligned_one_to_one() -> None:
    beads = align(_units([30, 80, 10, 55]), _units([95, 240, 35, 160]))
    assert [(one.source.start, one.target.start) for one in beads] == [(0, 0), (31, 96), (112, 337), (123, 373)]


def test_a_dropped_unit_shifts_nothing_that_numbers_tie() -> None:
    tied: list[Anchor] = [("number", str(2000 + number)) for number in range(5)]
    source = _units([40] * 5, {number: {anchor} for number, anchor in enumerate(tied)})
    target = _units([130] * 4, {number: {anchor} for number, anchor in enumerate(tied[:2] + tied[3:])})
    matched = [
        (one.source.start // 41, one.target.start // 131)
        for one in align(source, target)
        if one.target.end - one.target.start > 5 and one.source.end - one.source.start > 5
    ]
    assert matched == [(0, 0), (1, 1), (3, 2), (4, 3)]


def test_paragraphs_are_cut_where_both_sides_have_them_and_sentences_else() -> None:
    assert [len(side) for side in cut("一。二。\n三。", "One. Two.\nThree.")] == [2, 2]
    assert [len(side) for side in cut("一。二。三。", "One.\nTwo.\nThree.")] == [3, 3]


def test_numbers_are_compared_without_their_marks() -> None:
    assert numbers("17,000 人和 7.8 级") == numbers("17000 and 7.8") == {("number", "17000"), ("number", "78")}


def test_anchors_are_put_where_they_stand() -> None:
    items: list[tuple[int, Anchor]] = [(1, ("name", "a")), (7, ("name", "b")), (30, ("name", "c"))]
    assert placed(items, [Span(0, 5), Span(6, 9)]) == [{("name", "a")}, {("name", "b")}]
