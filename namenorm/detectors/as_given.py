"""Findings, resolutions and edits of the text that was read, told of the text that was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from namenorm.text.as_read import AsRead
from namenorm.values import Edit, Finding, Resolution

_GAP = re.compile(r"\s+")


class AsGiven:
    """Gives what was found in a text as it was read its place in the text that was given."""

    def __init__(self, read: AsRead, given: str) -> None:
        """Use the way back from what was read."""
        self._read, self._given = read, given
        self._same = read.text is given or read.text == given

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings with the places and the surfaces of the given text; their keys stay."""
        return tuple(findings) if self._same else tuple(map(self._finding, findings))

    def resolutions(self, resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
        """Return resolutions with mentions as the given text has them, and what is right exactly as it stands there."""
        return tuple(resolutions) if self._same else tuple(map(self._resolution, resolutions))

    def edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Return edits of the given text; a line end within a name stays between its words where it has several."""
        return tuple(edits) if self._same else tuple(map(self._edit, edits))

    def _cut(self, start: int, end: int) -> tuple[int, int, str]:
        span = self._read.given(start, end)
        return span.start, span.end, self._given[span.start : span.end]

    def _finding(self, one: Finding) -> Finding:
        if one.start is None or one.end is None:
            return one
        start, end, surface = self._cut(one.start, one.end)
        return replace(one, start=start, end=end, surface=surface)

    def _resolution(self, one: Resolution) -> Resolution:
        start, end, text = self._cut(one.mention.start, one.mention.end)
        rendering = text if one.rendering == one.mention.text else one.rendering
        return replace(one, mention=replace(one.mention, start=start, end=end, text=text), rendering=rendering)

    def _edit(self, one: Edit) -> Edit:
        start, end, old = self._cut(one.start, one.end)
        return Edit(start, end, old, _with_line_end(old, one.new))


def _with_line_end(old: str, new: str) -> str:
    """Return what is written for a name, with the line end that stood in it at the same space, or the nearest."""
    gaps: list[str] = _GAP.findall(old)
    place = next((number for number, gap in enumerate(gaps) if set(gap) & set("\r\n")), None)
    words = new.split(" ")
    if place is None or len(words) == 1:
        return new
    last = min(place, len(words) - 2) + 1
    return " ".join(words[:last]) + gaps[place] + " ".join(words[last:])
