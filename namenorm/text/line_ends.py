"""Which line ends of a text are ends of a paragraph, and which only divide its lines.

Mail, plain text and Markdown wrap a paragraph into lines; other texts print each paragraph on a line of its own. A line
end that only wraps is a space: names go on across it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_WIDEST = 132  # columns; nobody wraps wider, so that a longer line is a paragraph
_NARROWEST = 30  # columns; lines that are all shorter are a list or a poem
_LEAST_SHARE = 0.75  # of the lines that end within a sentence: so many of a wrapped text are full
_MOST_WORDS = 4  # of a name that goes on across a line end
_LONGEST_NAME, _LONGEST_END = 60, 6  # code points of one, and of what ends a sentence

_LINE = re.compile(r"([ \t]*(?:>[ \t]?)*[ \t]*)([^\r\n]*)(?:\r\n|[\r\n]|\Z)")
_FENCE = re.compile(r"```|~~~")
_MARKED = re.compile(r"(?:[-*+•▪◦·]|\d{1,3}[.)])\s")
_HEADING = re.compile(r"#{1,6}\s|\||[-=*_]{3,}$")
_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*\Z")
_SENTENCE_WITHIN = re.compile(r"\b[a-z]{2,}[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]")
_CAPITALS_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\s+){0,2}[^\W\d_a-z][\w’'-]*\Z")
_CAPITALS_AFTER = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\s+){0,2}[^\W\d_a-z][\w’'-]*")
_POSSESSIVE = re.compile(r"['’]s\Z")

IsName = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class LineEnd:
    """White space, with a line end in it, that stands for a space, or for nothing after a hyphen.

    Attributes:
        start: First code point, behind the last word of a line.
        end: One past the last, before the first word of the next.
        reading: What it stands for.
    """

    start: int
    end: int
    reading: str


class _Line(NamedTuple):
    """A line: where it starts, where its words do and end, how deep it is quoted, and whether it is code."""

    start: int
    first: int
    last: int
    text: str
    depth: int
    fenced: bool

    @property
    def length(self) -> int:
        return self.last - self.start

    @property
    def ended(self) -> bool:
        """Whether a sentence, or a line with a colon, ends here."""
        return _ENDED.search(self.text[-_LONGEST_END:]) is not None


def wraps(text: str, is_name: IsName) -> Iterator[LineEnd]:
    """Yield the line ends that divide no paragraphs, in order.

    Args:
        text: A text.
        is_name: Tells whether the book has a spelling; asked where a capital stands on both sides of a line end that
            nothing else explains.
    """
    pairs = [pair for pair in itertools.pairwise(_lines(text)) if _adjacent(*pair)]
    width = _width(pairs)
    for line, after in pairs:
        if line.text.endswith("-") and line.text[-2:-1].isalpha() and after.text[0].isalpha():
            yield LineEnd(line.last, after.first, "")
        elif _is_full(line, after, width) or _goes_on(line, after, is_name):
            yield LineEnd(line.last, after.first, " ")


def _lines(text: str) -> Iterator[_Line]:
    fenced = False
    for match in _LINE.finditer(text):
        prefix, body = match.groups()
        body = body.rstrip(" \t")
        fence = _FENCE.match(body) is not None
        fenced ^= fence
        first = match.start(2)
        yield _Line(match.start(), first, first + len(body), body, prefix.count(">"), fenced or fence)


def _adjacent(line: _Line, after: _Line) -> bool:
    """Tell whether two lines can be of one paragraph, by what they are."""
    if not line.text or not after.text or line.depth != after.depth or line.fenced or after.fenced:
        return False
    if _HEADING.match(line.text) or _HEADING.match(after.text):
        return False
    return not (_MARKED.match(after.text) and (line.ended or _MARKED.match(line.text)))


def _width(pairs: Sequence[tuple[_Line, _Line]]) -> int:
    """Return the width at which a text is wrapped; 0 if it is not, or one cannot tell."""
    narrow = [pair for pair in pairs if pair[0].length <= _WIDEST and pair[1].length <= _WIDEST]
    width = max((max(line.length, after.length) for line, after in narrow), default=0)
    within = [_fills(line, after, width) for line, after in narrow if not line.ended]
    return width if width >= _NARROWEST and within and sum(within) >= _LEAST_SHARE * len(within) else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    return max(line.length, after.length) <= width and _fills(line, after, width)


def _fills(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next word found no room in a line."""
    word = _WORD.match(after.text)
    return word is not None and line.length + 1 + len(word.group()) > width


def _goes_on(line: _Line, after: _Line, is_name: IsName) -> bool:
    """Tell whether a sentence goes on in the next line, by its words, whatever the width of the lines."""
    if line.ended:
        return False
    return (
        after.text[0].islower() or _SENTENCE_WITHIN.search(line.text) is not None or _name_goes_on(line, after, is_name)
    )


def _name_goes_on(line: _Line, after: _Line, is_name: IsName) -> bool:
    """Tell whether the book has a name across a line end, and none that ends or begins there."""
    before, behind = _CAPITALS_BEFORE.search(line.text[-_LONGEST_NAME:]), _CAPITALS_AFTER.match(after.text)
    if before is None or behind is None:
        return False
    heads, tails = before.group().split(), _POSSESSIVE.sub("", behind.group()).split()
    if any(is_name(" ".join(heads[-count:])) for count in range(2, len(heads) + 1)):
        return False
    if any(is_name(" ".join(tails[:count])) for count in range(2, len(tails) + 1)):
        return False
    return any(
        is_name(" ".join((*heads[-count:], *tails[:more])))
        for count in range(1, len(heads) + 1)
        for more in range(1, min(len(tails), _MOST_WORDS - count) + 1)
    )
