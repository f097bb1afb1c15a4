"""What a comparison tells: the score at once, the reasoning when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from namenorm.matching.values import PairKind
from namenorm.values import Evidence


class PartPair(NamedTuple):
    """One line of an alignment.

    Attributes:
        a: Part of the first name; empty where it has none that fits.
        b: Part of the second.
        kind: How they pair.
        weight: What the pair adds to the log-odds that the names are one person's.
    """

    a: str
    b: str
    kind: PairKind
    weight: float = 0.0


class Reasons(NamedTuple):
    """Why a score is what it is: ``Comparison.alignment`` and ``Comparison.evidence``."""

    alignment: tuple[PartPair, ...]
    evidence: tuple[Evidence, ...]


class Comparison:
    """How surely two names name one person or thing, and why.

    Attributes:
        score: Calibrated probability, 0 to 1.
    """

    __slots__ = ("_explain", "_reasons", "score")

    def __init__(self, score: float, explain: Callable[[], Reasons]) -> None:
        """Hold a score, and what works out its reasons when somebody reads them."""
        self.score = score
        self._explain = explain
        self._reasons: Reasons | None = None

    @property
    def alignment(self) -> tuple[PartPair, ...]:
        """Part by part, in the order of the first name."""
        return self._why().alignment

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The reasoning as it was used; weights are in log-odds and add up to the score's before calibration."""
        return self._why().evidence

    def _why(self) -> Reasons:
        if self._reasons is None:
            self._reasons = self._explain()
        return self._reasons

    def __eq__(self, other: object) -> bool:
        """Tell whether two comparisons say the same for the same reasons."""
        if not isinstance(other, Comparison):
            return NotImplemented
        return self.score == other.score and self._why() == other._why()

    def __hash__(self) -> int:
        return hash(self.score)

    def __repr__(self) -> str:
        return f"Comparison({self.score:.3f})"

    def __str__(self) -> str:
        """Return the score and the alignment, one line a part."""
        lines = [f"{self.score:.3f}"]
        lines += [f"  {one.a or '—'} / {one.b or '—'}: {one.kind} ({one.weight:+.2f})" for one in self.alignment]
        lines += [f"  {one.kind}: {one.detail} ({one.weight:+.2f})" for one in self.evidence]
        return "\n".join(lines)
