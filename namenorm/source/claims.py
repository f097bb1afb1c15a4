"""Names and what is printed for them, brought together: the surest pair first, and each side once.

So no name is given a word that another name of the line accounts for better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from namenorm.source.values import Placement


class _Placed(Protocol):
    """What stands somewhere in its text."""

    @property
    def start(self) -> int:
        """First code point."""
        ...


Ours = TypeVar("Ours", bound=_Placed)
Theirs = TypeVar("Theirs", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Claim(Generic[Ours, Theirs]):
    """A name of the original and what may be printed for it.

    Attributes:
        score: How well the two fit: comparable within one set of claims.
        ours: The name, or a word of one.
        theirs: What is printed.
        form: The form of the name that fits.
    """

    score: float
    ours: Ours
    theirs: Theirs
    form: str = ""


def surest(claims: Iterable[Claim[Ours, Theirs]], least: float) -> Iterator[Claim[Ours, Theirs]]:
    """Yield the claims that hold, the surest first, and of equals the first of the translation.

    Args:
        claims: In any order.
        least: The score below which a claim holds only if neither of its sides has another one.
    """
    ordered = sorted(claims, key=lambda one: (-one.score, one.theirs.start, one.ours.start))
    sides = Counter(side for one in ordered for side in (id(one.ours), id(one.theirs)))
    done: set[int] = set()
    for one in ordered:
        ours, theirs = id(one.ours), id(one.theirs)
        if done.isdisjoint((ours, theirs)) and (one.score >= least or sides[ours] == sides[theirs] == 1):
            done.update((ours, theirs))
            yield one


def accounted(*tiers: Sequence[Placement]) -> list[Placement]:
    """Return what became of names, in the order of the original: of what speaks of one place the surest.

    Args:
        tiers: Placements, the surest first; those of one tier never speak of one place.
    """
    kept: list[Placement] = []
    for tier in tiers:
        spans = [one.span for one in kept if one.span]
        lost = {place for one in kept if one.span is None for place in range(one.native.start, one.native.end)}
        kept += [
            one for one in tier if not (any(map(one.span.overlaps, spans)) if one.span else one.native.start in lost)
        ]
    return sorted(kept, key=lambda one: one.native.start)
