"""A text in pieces that a tagger can take: sentences, and the longest of them cut at white space."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.text.segments import sentences
from namenorm.values import Span

_LONGEST = 1000  # code points: some 250 tokens of English, of the 512 that most models take


def pieces(text: str) -> Iterator[Span]:
    """Yield the pieces in order; every character that is not white space lies in one."""
    for sentence in sentences(text):
        start = sentence.start
        while sentence.end - start > _LONGEST:
            space = text.rfind(" ", start + 1, start + _LONGEST)
            end = space if space > 0 else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)
