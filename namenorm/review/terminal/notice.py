"""What the last key did, in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.judgement import Judgement
from namenorm.review.values import Decision, Undone
from namenorm.text.wording import count_words

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
