"""One error as it is listed, and how it is read off a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from namenorm.values import Candidate, Evidence, Finding, Report, Resolution, Span

_LINES = 3


@dataclass(frozen=True, slots=True)
class Error:
    """One error.

    Attributes:
        wrong: Whether something was claimed that is not so; else something was not found or not named.
        probability: Confidence of the claim, or the probability that the right candidate was given, 0 to 1.
        page: Identifier of the document, or the audit's name of the file.
        line: Line in it, counted from 1.
        surface: What is printed there.
        truth: What is so.
        said: What was said of it, without numbers.
        evidence: The weightiest lines of the reasoning.
        weighed: Whether the right candidate was among those weighed; of a wrong claim it says nothing.
        count: How often the like of it happens in the set.
    """

    wrong: bool
    probability: float
    page: str
    line: int
    surface: str
    truth: str
    said: str
    evidence: tuple[Evidence, ...]
    weighed: bool = True
    count: int = 1

    @property
    def alike(self) -> tuple[str, str, str]:
        """What two errors share that differ in the document alone."""
        return self.surface, self.truth, self.said


def claimed(flag: Finding, page: str, line: int, truth: str) -> Error:
    """Return the error of a flag that says what is not so."""
    return Error(True, flag.confidence, page, line, flag.surface, truth, told(flag), flag.evidence[:_LINES])


def told(flag: Finding) -> str:
    """Return what a flag says, for a reader."""
    names = flag.suggestion or (flag.entity.name if flag.entity else "")
    return f"{flag.code}, “{flag.surface}” → {names}" if names else f"{flag.code} on “{flag.surface}”, names nobody"


@dataclass(frozen=True, slots=True)
class Missed:
    """A name that was not given its right name, before it is known what the report made of it.

    Attributes:
        page: Identifier of the document.
        line: Line in it, counted from 1.
        surface: What is printed.
        truth: Who is meant.
        spans: Where it stands.
        flags: The flags on it, none of which gives a name.
    """

    page: str
    line: int
    surface: str
    truth: str
    spans: Sequence[Span]
    flags: Sequence[Finding]

    def error(self, report: Report, is_right: Callable[[Candidate], bool]) -> Error:
        """Return the error, with what the report made of the name and how likely it thought the right candidate."""
        here = [one for one in report.resolutions if any(span.overlaps(one.mention) for span in self.spans)]
        right = [one for resolution in here for one in resolution.candidates if is_right(one)]
        best = max(right, key=lambda one: one.score, default=None)
        said = "; ".join((*dict.fromkeys(told(one) for one in self.flags), _made_of(here)))
        what = (self.page, self.line, self.surface, self.truth, said)
        if best is None:
            return Error(False, 0.0, *what, _evidence(here)[:_LINES], weighed=False)
        return Error(False, best.score, *what, best.evidence[:_LINES])


def _made_of(here: Iterable[Resolution]) -> str:
    taken = dict.fromkeys(f"{one.entity.name} ({one.outcome})" if one.entity else "nobody known" for one in here)
    return f"taken for {', '.join(taken)}" if taken else "not seen as a name"


def _evidence(here: Sequence[Resolution]) -> tuple[Evidence, ...]:
    return max((one.evidence for one in here), key=len, default=())
