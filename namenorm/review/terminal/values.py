"""What stands on the screen, what a decision would cover, what the last key did, and what it can be taken back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.judgement import Judgement, Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE, Decision, Place, Preview, QueueItem, Undone
from namenorm.text.wording import count_words

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


@dataclass(frozen=True, slots=True)
class State:
    """What stands on the screen.

    Attributes:
        item: What is asked, None where nothing is left.
        covering: What a wider decision would cover; None while it is for the document alone.
        notice: What the last key did.
        after: The place of the last item that was skipped: the queue goes on behind it.
        open: How many places are open in the whole ledger, as far as this editor knows.
        decided: How many decisions were made since the start, less those taken back.
        note: What goes with the next decision as its grounds.
        citation: Where that can be read.
        over: Whether the next decision takes the place of another's answer, since the editor was told of that.
    """

    item: QueueItem | None = None
    covering: Covering | None = None
    notice: Notice | None = None
    after: Place | None = None
    open: int = 0
    decided: int = 0
    note: str = ""
    citation: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A key that can be taken back: the item it was pressed on, and the decision; None for a skip."""

    before: State
    decision: Decision | None = None


_DONE = {"accept": "accepted", "reject": "rejected", "unsure": "left as unsure", "edit": "edited"}


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for the editor: something was ``done``, something is to be ``told``, or something went wrong."""

    kind: Literal["done", "told", "fault"]
    text: str


def decided(decision: Decision) -> Notice:
    """Return what a decision did."""
    one = decision.filed[0].judgement
    book = ", and entered in the book" if decision.promoted else ""
    return Notice("done", f"{_DONE[one.verdict]} {what(one)}: {count_words(decision.settled, 'place')} settled{book}")


def taken_back(undone: Undone) -> Notice:
    """Return what an undo did."""
    book = "; the book is as before" if undone.restored else ""
    said = _act(undone.filed[0].judgement) if undone.filed else f"event {undone.undid}"
    many = f" and {len(undone.filed) - 1} more" if len(undone.filed) > 1 else ""
    return Notice("done", f"taken back: {said}{many}{book}")


def done_again(decision: Decision) -> Notice:
    """Return what was taken back and is filed again."""
    book = "; so it is in the book" if decision.promoted else ""
    return Notice("done", f"done again: {_act(decision.filed[0].judgement)}{book}")


def _act(one: Judgement) -> str:
    return f"{_DONE[one.verdict]} {what(one)}"


def what(one: Judgement) -> str:
    """Return what was judged: the surface and, where one is right, the reading."""
    reads = f" → {one.rendering}" if one.rendering else ""
    return f"“{one.surface}”{reads}"
