"""The alignment and the reasoning of a comparison as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from namenorm.matching.align import Alignment
from namenorm.matching.comparison import PartPair, Reasons
from namenorm.matching.facts import SAYS
from namenorm.matching.features import PAIRS, PLACE, WHOLE
from namenorm.matching.model import Judge
from namenorm.matching.values import PairKind, Prepared, View
from namenorm.values import Evidence

_DIFFERENT, _MISSING = PLACE["conflict"], PLACE["missing"]
_SLIGHT = 0.005  # log-odds that round to nothing


class Case(NamedTuple):
    """Two names as they were judged.

    Attributes:
        a: The name that comes first in the alphabet.
        b: The other.
        judge: By whom.
        values: Features of the readings that fit best.
        one: That reading of the first.
        two: That of the second.
        found: How these are aligned.
        told: What the book says, a key of ``SAYS`` or empty.
        heard: What the name model hears, 0 to 1.
    """

    a: Prepared
    b: Prepared
    judge: Judge
    values: Sequence[float]
    one: View
    two: View
    found: Alignment
    told: str
    heard: float


def reasons(case: Case, turned: bool) -> Reasons:
    """Return why two names were judged as they were.

    The pairs of parts stand in the order of the first name, then what stands round the names; the evidence is what the
    whole and the book added, the weightiest first.

    Args:
        case: The names as they were judged.
        turned: Whether they were given the other way round.
    """
    lines = [*_pairs(case), *_left_over(case), *_around(case.a, case.b)]
    if turned:
        lines = [PartPair(line.b, line.a, line.kind, line.weight) for line in lines]
    return Reasons(tuple(lines), tuple(sorted(_evidence(case), key=lambda line: -abs(line.weight))))


def _evidence(case: Case) -> Iterator[Evidence]:
    judge = case.judge
    yield Evidence("start", "before anything is known", judge.intercept)
    for name in WHOLE:
        value = case.values[PLACE[name]]
        weight = value * judge.weights[PLACE[name]]
        if abs(weight) > _SLIGHT:
            yield Evidence(name, f"{value:.2f}".rstrip("0").rstrip("."), weight)
    if case.told:
        yield Evidence(case.told, SAYS[case.told], judge.facts.get(case.told, 0.0))
    if case.heard:
        yield Evidence("model", f"{case.heard:.2f}", judge.facts.get("model", 0.0) * case.heard)


def _pairs(case: Case) -> Iterator[PartPair]:
    weights = case.judge.weights
    for pair in sorted(case.found.matched):
        weight = weights[PLACE[pair.relation.kind]] if pair.relation.kind in PAIRS else 0.0
        yield PartPair(_shown(case.one, pair.a), _shown(case.two, pair.b), pair.relation.kind, weight)


def _left_over(case: Case) -> Iterator[PartPair]:
    a, b, weights = case.found.left_a, case.found.left_b, case.judge.weights
    clashes = min(len(a), len(b))
    for place in range(max(len(a), len(b))):
        kind: PairKind = "different" if place < clashes else "missing"
        weight = weights[_DIFFERENT + min(place, 1)] if place < clashes else 0.0
        if not clashes and not place:
            weight = weights[_MISSING]
        yield PartPair(_shown(case.one, a[place:][:1]), _shown(case.two, b[place:][:1]), kind, weight)


def _around(a: Prepared, b: Prepared) -> Iterator[PartPair]:
    around: tuple[tuple[PairKind, str, str], ...] = (
        ("title", " ".join(a.titles), " ".join(b.titles)),
        ("particle", " ".join(a.particles), " ".join(b.particles)),
        ("generation", a.generation, b.generation),
        ("form", a.form, b.form),
    )
    yield from (PartPair(ours, theirs, kind) for kind, ours, theirs in around if ours or theirs)


def _shown(view: View, places: Sequence[int]) -> str:
    return " ".join(view.parts[place].shown for place in places)
