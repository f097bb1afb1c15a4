"""What the renderers share: lines, groups of findings, and how sureness is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from namenorm.text.wording import count_words as count_words
from namenorm.text.wording import sureness as sureness
from namenorm.values import Finding, Report, Span

SEVERITIES = ("critical", "major", "minor", "info")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_LONG = 200
_BESIDE = 90
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
# One character for one, so that offsets into the document stay good.
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys((0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029), 0x20),
    0x7F: 0x2421,
    **dict.fromkeys((code for code in range(0x80, 0xA0) if code != 0x85), 0xFFFD),
    **dict.fromkeys(_BIDI, 0xFFFD),
}


def visible(text: str) -> str:
    """Return a text of the same length that a terminal or a browser cannot take for commands.

    Control characters become their pictures, white space becomes a space, what would reorder the line becomes U+FFFD.
    """
    return text.translate(_VISIBLE)


def to_utf8(out: TextIO) -> None:
    """Let a stream write UTF-8, whatever the terminal's encoding is, and newlines as they are given."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")


def clipped(text: str, longest: int) -> str:
    """Return a text with its middle left out where it is too long."""
    half = longest // 2 - 1
    return text if len(text) <= longest else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


class Lines:
    """The lines of a text, counted from 1 as an editor program counts them."""

    def __init__(self, text: str) -> None:
        """Find the lines."""
        self._text = text
        breaks = [match.span() for match in _NEWLINE.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    def __iter__(self) -> Iterator[tuple[int, Span]]:
        """Yield each line's number and span, without its newline."""
        for number, (start, end) in enumerate(zip(self._starts, self._ends, strict=True), 1):
            yield number, Span(start, end)

    def number(self, offset: int) -> int:
        """Return the number of the line that holds a code point."""
        return bisect_right(self._starts, offset)

    def span(self, number: int) -> Span:
        """Return the span of a line, without its newline."""
        return Span(self._starts[number - 1], self._ends[number - 1])

    def around(self, start: int, end: int) -> Span:
        """Return what to show of a place: its line; where that is long, its sentence; where that is long, a part."""
        line = self.span(self.number(start))
        if line.end - line.start <= _LONG:
            return line
        from namenorm.text.segments import sentences  # reads rules, which verbs without a text do not need

        # Only the neighbourhood is split into sentences: a page may be one line of 50 MB.
        low, high = max(line.start, start - _LONG), min(line.end, start + _LONG)
        within = (Span(low + one.start, low + one.end) for one in sentences(self._text[low:high]))
        sentence = next((one for one in within if one.start <= start < one.end), Span(low, high))
        whole = sentence.start > low or low == line.start, sentence.end < high or high == line.end
        if all(whole) and sentence.end - sentence.start <= _LONG:
            return sentence
        return Span(self._word_start(sentence.start, start), self._word_end(end, sentence.end))

    def _word_start(self, low: int, place: int) -> int:
        if place - low <= _BESIDE:
            return low
        space = self._text.find(" ", place - _BESIDE, place)
        return place - _BESIDE if space < 0 else space + 1

    def _word_end(self, place: int, high: int) -> int:
        if high - place <= _BESIDE:
            return max(place, high)
        space = self._text.rfind(" ", place, place + _BESIDE)
        return place + _BESIDE if space < 0 else space


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that ask the same question, in the order of the text; the first one speaks for all."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that is shown."""
        return self.findings[0]


def groups(findings: Iterable[Finding]) -> list[Group]:
    """Return findings with one key together, in the order of the text; those without a place come first."""
    by_key: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(findings, key=_place):
        by_key.setdefault((one.code, one.key), []).append(one)
    return [Group(tuple(same)) for same in by_key.values()]


def by_severity(found: list[Group]) -> list[Group]:
    """Return groups from critical to info, within one severity in the order of the text."""
    return sorted(found, key=lambda group: SEVERITIES.index(group.first.severity))


def _place(one: Finding) -> tuple[int, int]:
    return (-1, -1) if one.start is None or one.end is None else (one.start, one.end)


def summary(findings: Iterable[Finding]) -> str:
    """Return how many findings there are, by severity."""
    tally = Counter(one.severity for one in findings)
    if not tally:
        return "nothing found"
    shares = ", ".join(f"{tally[level]:,} {level}" for level in SEVERITIES if tally[level])  # type: ignore[index]
    return f"{count_words(tally.total(), 'finding')}: {shares}"


def rewrites(report: Report) -> frozenset[tuple[int | None, int | None]]:
    """Return the start and end of each place that ``fix`` rewrites."""
    return frozenset((one.start, one.end) for one in report.edits)


def times_rewritten(group: Group, places: frozenset[tuple[int | None, int | None]]) -> int:
    """Return how many findings of a group stand at one of ``places``."""
    return sum((one.start, one.end) in places for one in group.findings)
