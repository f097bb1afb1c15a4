"""What was decided of a group of mentions."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.gazetteer.model import RIGHT_KINDS
from namenorm.resolve.candidates import Proposal
from namenorm.resolve.speakers import Link
from namenorm.resolve.unlisted import Unlisted
from namenorm.values import Candidate, Evidence, Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of a group.

    Attributes:
        outcome: As in Resolution.
        best: The likeliest candidate, if any was proposed.
        confidence: Probability of the best candidate.
        candidates: All, likeliest first.
        evidence: The reasoning about the best one, or about what was found out instead.
        link: The person of the page whom an unknown speaker is suspected to be.
        unlisted: Of whom the name seems to be, where it is spelt as its bearer does not spell it; ``confidence`` is how
            surely it is misspelt.
    """

    outcome: Outcome
    best: Proposal | None
    confidence: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
    link: Link | None = None
    unlisted: Unlisted | None = None


def right_name(proposal: Proposal) -> bool:
    """Tell whether the very spelling is a right name of the candidate."""
    found = proposal.found
    return proposal.nearness == 1 and not found.derived and found.system in RIGHT_KINDS
