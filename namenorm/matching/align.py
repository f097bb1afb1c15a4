"""Which part of one name stands for which of another."""

from __future__ import annotations

from typing import NamedTuple

from namenorm.matching.relate import Relation, relation
from namenorm.matching.values import Part, View

_SAME = Relation("same", 0, 1.0)
_JOINED = Relation("joined", 2, 1.0)
_MOST_JOINED = 3


class Matched(NamedTuple):
    """Parts that pair.

    Attributes:
        a: Places in the first view, one or several in a row.
        b: Places in the second.
        relation: How they pair.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: Relation


class Alignment(NamedTuple):
    """Two views side by side.

    Attributes:
        matched: What pairs, the surest first.
        left_a: Places in the first view that nothing pairs with.
        left_b: Places in the second.
    """

    matched: list[Matched]
    left_a: list[int]
    left_b: list[int]


def align(a: View, b: View, crossing: bool) -> Alignment:
    """Pair the parts of two views, each once: equal ones, then joined and split ones, then the surest relations."""
    matched: list[Matched] = []
    left_a, left_b = _equal(a.parts, b.parts, matched)
    if left_a and left_b:
        eastern = a.eastern and b.eastern
        if len(left_a) != len(left_b):
            _join(a.parts, b.parts, left_a, left_b, matched)
        _relate(a.parts, b.parts, left_a, left_b, matched, eastern, crossing)
    return Alignment(matched, left_a, left_b)


def _equal(a: tuple[Part, ...], b: tuple[Part, ...], matched: list[Matched]) -> tuple[list[int], list[int]]:
    left_a, left_b = [], list(range(len(b)))
    for i, one in enumerate(a):
        text = one.text
        for j in left_b:
            if b[j].text == text:
                matched.append(Matched((i,), (j,), _SAME))
                left_b.remove(j)
                break
        else:
            left_a.append(i)
    return left_a, left_b


def _relate(
    a: tuple[Part, ...],
    b: tuple[Part, ...],
    left_a: list[int],
    left_b: list[int],
    matched: list[Matched],
    eastern: bool,
    crossing: bool,
) -> None:
    found = []
    for i in left_a:
        for j in left_b:
            related = relation(a[i], b[j], eastern, crossing)
            if related:
                found.append((related.rank, -related.likeness, abs(i - j), i, j, related))
    found.sort()
    for *_, i, j, related in found:
        if i in left_a and j in left_b:
            matched.append(Matched((i,), (j,), related))
            left_a.remove(i)
            left_b.remove(j)


def _join(
    a: tuple[Part, ...], b: tuple[Part, ...], left_a: list[int], left_b: list[int], matched: list[Matched]
) -> None:
    for whole, pieces, flipped in ((left_a, left_b, False), (left_b, left_a, True)):
        one, other = (b, a) if flipped else (a, b)
        for place in list(whole):
            row = _row(one[place], other, pieces)
            if row:
                matched.append(Matched(row, (place,), _JOINED) if flipped else Matched((place,), row, _JOINED))
                whole.remove(place)
                for each in row:
                    pieces.remove(each)


def _row(whole: Part, parts: tuple[Part, ...], left: list[int]) -> tuple[int, ...]:
    """Return places in a row whose parts, joined, are a word or sound like it."""
    for length in range(2, min(_MOST_JOINED, len(left)) + 1):
        for start in range(len(left) - length + 1):
            row = left[start : start + length]
            if row[-1] - row[0] == length - 1:
                joined = "".join([parts[each].text for each in row])
                if joined == whole.text or (
                    whole.sound and "".join([parts[each].sound for each in row]) == whole.sound
                ):
                    return tuple(row)
    return ()
