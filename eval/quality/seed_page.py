"""The seed page: whether every fault that it is known to have is found, and what else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.bootstrap import Observation
from eval.figure import Kind, measured
from eval.quality.part import Given, Measured
from namenorm.values import Finding


@dataclass(frozen=True, slots=True)
class Expected:
    """A fault of the page.

    Attributes:
        code: Finding code.
        words: What the surface, or what the finding suggests, holds.
        times: How many findings have it.
    """

    code: str
    words: str
    times: int = 1


EXPECTED = (
    Expected("NN301", "leaders meet again at SCO summit", 3),
    Expected("NN304", "👇"),
    Expected("NN305", "Post a Comment"),
    Expected("NN305", "Next Post"),
    Expected("NN305", "Search Here"),
    Expected("NN309", "this station"),
    Expected("NN310", "pointed out"),
    Expected("NN310", "analyzed that"),
    Expected("NN313", "including the North Atlantic Treaty Organization"),
    Expected("NN313", "like China and Russia"),
    Expected("NN313", "five Central Asian countries"),
    Expected("NN314", "global South"),
)
"""What issue and reader name; a fault of more words than these is found by them."""


def measure(given: Given) -> Measured:
    """Return the share of the expected faults that are found, and list them with all other NN3xx findings."""
    pages = sorted((given.folder / "seed").glob("*.txt"))
    if not pages:
        given.tell("seed: left out, there is no page in seed/")
        return Measured()
    found = [one for one in given.checker.check(pages[0].read_text("utf-8")).findings if one.code.startswith("NN3")]
    observed = [Observation(_times(one, found) >= one.times, 1, None, one.words) for one in EXPECTED]
    kind = Kind("quality.seed.found", "NN3xx faults of the seed page that are found")
    return Measured((measured(kind, "namenorm", observed),), tuple(_listed(found)))


def _has(one: Expected, finding: Finding) -> bool:
    codes = (finding.code, *finding.related)
    return one.code in codes and (one.words in finding.surface or one.words == finding.suggestion)


def _times(one: Expected, found: list[Finding]) -> int:
    return sum(_has(one, finding) for finding in found)


def _listed(found: list[Finding]) -> Iterator[str]:
    for one in EXPECTED:
        if _times(one, found) < one.times:
            yield f"missed\t{one.code}\t{one.words}"
    for finding in found:
        sort = "expected" if any(_has(one, finding) for one in EXPECTED) else "more"
        yield f"{sort}\t{finding.code}\t{finding.severity}\t{finding.surface}\t{finding.message}"
