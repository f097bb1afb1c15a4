"""What a decision would cover that is for more than one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.judgement import Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE, Preview, QueueItem

Reach = Literal["group", "outlet", "everywhere"]


@dataclass(frozen=True, slots=True)
class Covering:
    """What a wider decision would cover.

    Attributes:
        reach: How wide.
        accepted: What accepting would settle: the same reading under other codes too.
        rejected: What rejecting, being unsure, or an edit would settle.
    """

    reach: Reach
    accepted: Preview
    rejected: Preview


def next_reach(item: QueueItem, shown: Reach | None) -> Reach | None:
    """Return the scope that is one wider; None, the document alone, behind the widest."""
    if shown == "everywhere":
        return None
    return "outlet" if shown != "outlet" and item.lead.outlet else "everywhere"


def covering(ledger: Ledger, item: QueueItem, reach: Reach) -> Covering:
    """Return what a decision on an item would cover.

    Raises:
        InputError: If the finding is there no longer.
    """
    if reach == "group":
        both = ledger.preview(item.finding, "group")
        return Covering(reach, both, both)
    scope = Scope("outlet", item.lead.outlet) if reach == "outlet" else EVERYWHERE
    yes, no = (ledger.preview(item.finding, scope, verdict) for verdict in ("accept", "reject"))
    return Covering(reach, yes, no)
