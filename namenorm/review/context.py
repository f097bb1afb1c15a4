"""The sentence in which something was found, with its neighbours, as an editor wants to read it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from namenorm.text.segments import sentences
from namenorm.values import Span

_MOST = 800  # code points shown on either side of a surface, and of a surface: text without stops has no sentences
_NEIGHBOUR = 400


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence, cut to what can be shown, and what stands before and after it.

    Attributes:
        before: The sentence before.
        sentence: The sentence, or the several over which the place stretches.
        after: The sentence after.
        at: The place in ``sentence``.
    """

    before: str
    sentence: str
    after: str
    at: Span


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str) -> None:
        """Cut a text."""
        self._text = text
        self._spans = list(sentences(text))
        self._starts = [one.start for one in self._spans]

    def around(self, start: int, end: int) -> Around:
        """Return what stands around a place."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(start, end - 1)) - 1, first)
        shown = Span(start, min(end, start + _MOST))
        whole = Span(self._spans[first].start, self._spans[last].end) if self._spans else shown
        low = max(min(start, whole.start), start - _MOST)
        high = min(max(end, whole.end), shown.end + _MOST)
        return Around(
            self._sentence(first - 1)[-_NEIGHBOUR:],
            self._text[low:high],
            self._sentence(last + 1)[:_NEIGHBOUR],
            Span(start - low, shown.end - low),
        )

    def _sentence(self, number: int) -> str:
        if not 0 <= number < len(self._spans):
            return ""
        return self._text[self._spans[number].start : self._spans[number].end]
