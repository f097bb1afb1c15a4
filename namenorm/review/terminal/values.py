"""What stands on the screen, and what a key can be taken back to."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.review.terminal.covering import Covering
from namenorm.review.terminal.notice import Notice
from namenorm.review.values import Decision, Place, QueueItem


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
