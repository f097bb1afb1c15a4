"""One line of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from eval.bootstrap import Observation, Statistic, estimate, ratio

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the evaluation gives.

    Attributes:
        id: Stable name, such as ``artefacts.flagged``.
        system: Which system was measured.
        n: How many observations it rests on.
        value: The number; None where there was nothing to measure.
        low: Lower end of the 95 % interval.
        high: Upper end of it.
        unit: What the number counts: ``share``, ``per 1,000 words``, ``a page``, ``per 1,000 edits``.
        better: Which way is better; ``check`` compares only figures that have a better way.
        label: The same for a reader.
    """

    id: str
    system: str
    n: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    better: Better
    label: str

    def to_dict(self) -> dict[str, Any]:
        """Return the figure for JSON, numbers rounded to four places."""
        rounded = {name: round(v, 4) if isinstance(v, float) else v for name, v in asdict(self).items()}
        return rounded


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure is, apart from its number: its name, unit and which way is better."""

    id: str
    label: str
    better: Better = "higher"
    unit: str = "share"


def measured(
    kind: Kind, system: str, observations: Sequence[Observation], statistic: Statistic = ratio, scale: float = 1.0
) -> Figure:
    """Return the figure of these observations with its bootstrap interval."""
    one = estimate(observations, statistic, scale)
    return Figure(kind.id, system, one.n, one.value, one.low, one.high, kind.unit, kind.better, kind.label)
