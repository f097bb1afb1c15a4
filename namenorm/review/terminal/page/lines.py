"""Lines: wrapped, cut to what there is room for, with a label at their left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

Lines = list[Content]

QUIET, PLAIN, STRONG = "$quiet", "$foreground", "$foreground bold"
GOOD, BAD, WARN, LABEL = "$good", "$bad", "$warn", "$label"
MARK = "$mark-text on $mark bold underline"
SEVERITY = {"critical": "$bad bold reverse", "major": "$bad", "minor": "$warn", "info": "$quiet"}
INDENT = 10
WIDEST = 104  # a longer line is not read at a glance
_LEAST = 8


def wrapped(text: Content, width: int) -> Lines:
    """Return a text in lines of at most some cells; a wide character takes two."""
    return [one.rstrip() for one in text.wrap(max(width, _LEAST))]


def first_of(lines: Lines, room: int, width: int) -> Lines:
    """Return as many lines as there is room for, the last with an ellipsis if some are left out."""
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], _with_end(lines[room - 1], width)] if room > 0 else []


def last_of(lines: Lines, room: int, width: int) -> Lines:
    """Return the last lines for which there is room, the first with an ellipsis if some are left out."""
    if len(lines) <= room:
        return lines
    start = len(lines) - room
    return [_with_start(lines[start], width), *lines[start + 1 :]] if room > 0 else []


def _with_end(line: Content, width: int) -> Content:
    cut = line.truncate(width - 2)
    word = cut.plain.rfind(" ") if cut.cell_length < line.cell_length else -1
    return Content.assemble((cut[:word] if word > 0 else cut).rstrip(), (" …", QUIET))


def _with_start(line: Content, width: int) -> Content:
    over = max(line.cell_length + 2 - width, 0)
    word = line.plain.find(" ", over) if over else -1
    return Content.assemble(("… ", QUIET), line[max(word + 1, over) :]).truncate(width)


def labelled(label: str, lines: Iterable[Content], indent: int = INDENT) -> Lines:
    """Return lines behind a label, which stands beside the first."""
    found: Lines = []
    for place, one in enumerate(lines):
        said = "" if place else label
        found.append(Content.assemble((f"{said:<{indent}}", LABEL), one))
    return found


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with a text at its left and one at its right, of which the left one is cut if it must be."""
    room = width - right.cell_length - 2
    if room < _LEAST:
        return left.truncate(width, ellipsis=True)
    left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


def share(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return how many lines each of some blocks gets.

    Args:
        wanted: How many each would take, those first that matter most.
        least: How many each is to have before another has more.
        room: How many there are.
    """
    given = [0] * len(wanted)
    for most in (least, wanted):
        for place, want in enumerate(wanted):
            more = min(max(min(most[place], want) - given[place], 0), room)
            given[place] += more
            room -= more
    return given
