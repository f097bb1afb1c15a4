"""The top and the foot of the screen, and the line that says what the last key did."""

from __future__ import annotations

from collections.abc import Container

from textual.content import Content

from namenorm.review.terminal.keys import FOOT, KEYS
from namenorm.review.terminal.page.lines import (
    BAD,
    GOOD,
    LABEL,
    PLAIN,
    QUIET,
    STRONG,
    WARN,
    WIDEST,
    Lines,
    spread,
    wrapped,
)
from namenorm.review.terminal.shown import shown
from namenorm.review.terminal.values import Notice, State

EMPTY = Content("")
_COLUMNS = 7
_WIDEST = 14
_REACHES = {"group": "for all", "outlet": "for the outlet", "everywhere": "for everywhere"}


def top(state: State, editor: str, filtered: bool, width: int) -> Content:
    """Return the line at the top: how much is open, how much was decided, by whom."""
    some = ", filtered" if filtered else ""
    right = f"{state.open:,} open{some} · {state.decided:,} decided · {shown(editor)}"
    return spread(Content.styled("namenorm review", STRONG), Content.styled(right, QUIET), min(width, WIDEST))


def line(state: State, width: int) -> Content:
    """Return what the last key did, or else for what the next decision is."""
    return _line(state).truncate(width, ellipsis=True)


def _line(state: State) -> Content:
    if state.notice is not None:
        return _notice(state.notice)
    if state.covering is not None:
        said = f"y n u e now decide {_REACHES[state.covering.reach]}"
        return Content.assemble((said, f"{WARN} bold"), ("   esc back to this document", QUIET))
    said = " · ".join(filter(None, (state.note, state.citation)))
    return Content.styled(f"with the next decision: {shown(said)}" if said else "", QUIET)


def foot(state: State, useless: Container[str], width: int) -> Lines:
    """Return the keys in two rows of columns; those that do nothing here are faint."""
    column = min(width // _COLUMNS, _WIDEST)
    cells = [_key(one.label, one.short, one.action in useless, column) for one in FOOT]
    rows = (cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS))
    return [Content.assemble(*row).truncate(width) for row in rows]


def help_lines(width: int) -> Lines:
    """Return each key with what it does."""
    lines: Lines = []
    for one in KEYS:
        said = wrapped(Content.styled(one.does, PLAIN), width - 6)
        lines += [Content.assemble((f"{'' if place else one.label:<6}", LABEL), row) for place, row in enumerate(said)]
    return lines


def _notice(one: Notice) -> Content:
    mark, style = {"done": ("✓ ", GOOD), "told": ("", QUIET), "fault": ("! ", f"{BAD} bold")}[one.kind]
    return Content.assemble((mark, style), (shown(one.text), style if one.kind == "fault" else PLAIN))


def _key(label: str, short: str, faint: bool, width: int) -> Content:
    text = Content.assemble((label, "$faint" if faint else LABEL), (f" {short}", "$faint" if faint else QUIET))
    return Content.assemble(text, " " * max(width - text.cell_length, 0))
