"""The whole page: what is asked, the passage, whom it may mean or what would be covered, and the counts."""

from __future__ import annotations

from itertools import chain

from textual.content import Content

from namenorm.review.terminal.page.lines import (
    GOOD,
    INDENT,
    LABEL,
    PLAIN,
    QUIET,
    WIDEST,
    Lines,
    first_of,
    labelled,
    share,
    wrapped,
)
from namenorm.review.terminal.page.passage import lines_of, passage
from namenorm.review.terminal.page.question import counts, title, what
from namenorm.review.terminal.page.reach import reach
from namenorm.review.terminal.page.reasons import Who, candidates, evidence
from namenorm.review.terminal.values import State
from namenorm.review.values import QueueItem

_OF_NAMES = ("NN1", "NN2")  # under another code the names in the place are not what is asked about
_AIRY = 19  # lines from which on there is room for empty ones


def sheet(state: State, who: Who, width: int, height: int) -> Lines:
    """Return the lines of a page that fit into a width and a height, the matter before its trimmings."""
    width = min(width, WIDEST)
    if state.item is None:
        return _nothing(state, width)
    item, inner = state.item, width - INDENT
    gap = [Content("")] if height >= _AIRY else []
    head, foot = title(item, width), counts(item, inner)
    found, said, lower = passage(item.lead, inner), what(item, inner, 2), _lower(state, item, who, width, height)
    room = height - len(head) - len(foot) - 4 * len(gap)
    least = (2, 6, 4) if state.covering is None else (1, 3, 8)
    message, text, answer = share((len(said), found.height, len(lower)), least, room)
    upper = [head, what(item, inner, message), lines_of(found, inner, text)]
    lower = lower if answer >= len(lower) else _lower(state, item, who, width, answer)
    blocks = [*upper, lower, foot]
    lines = list(chain.from_iterable([*(gap if place and block else []), *block] for place, block in enumerate(blocks)))
    return [one.truncate(width) for one in lines[:height]]


def _lower(state: State, item: QueueItem, who: Who, width: int, room: int) -> Lines:
    """Return what helps to decide: what would be covered, or else the candidates, or else the reasons."""
    inner = width - INDENT
    if state.covering is not None:
        return reach(item, state.covering, width, room)
    if not item.lead.candidates or not item.code.startswith(_OF_NAMES):
        return labelled("why", first_of(evidence(item.lead.evidence, inner), room, inner))
    return labelled("who", candidates(item.lead.candidates, who, inner, room))


def _nothing(state: State, width: int) -> Lines:
    made = f"{state.decided:,} decided since you began" if state.decided else "nothing decided since you began"
    left = "what is left is hidden by the filters" if state.open else "namenorm check --record puts findings here"
    lines = wrapped(Content.styled("Nothing is left to ask.", f"{GOOD} bold"), width)
    return [
        Content(""),
        *lines,
        *wrapped(Content.styled(f"{made}; {left}.", PLAIN), width),
        Content(""),
        Content.assemble(("⌫", LABEL), (" takes the last decision back   ", QUIET), ("q", LABEL), (" quits", QUIET)),
    ]
