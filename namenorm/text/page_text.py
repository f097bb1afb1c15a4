"""The text of a page, read once: what every stage needs of it before any name is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.text.as_read import AsRead, as_read
from namenorm.text.line_ends import IsName
from namenorm.text.protected import Protected, protected
from namenorm.text.quotations import quotations
from namenorm.text.segments import paragraphs, sentences
from namenorm.text.typography import Typography
from namenorm.values import Span


@dataclass(frozen=True, slots=True)
class PageText:
    """A text with its parts. Offsets are into what is read, in order, without overlaps.

    Attributes:
        read: What is read, and the way back into what was given.
        paragraphs: Its lines that are not blank; wrapped lines are one.
        sentences: The sentences of these.
        quotations: Where somebody is quoted.
        protected: What is no prose.
    """

    read: AsRead
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    protected: tuple[Protected, ...]

    @property
    def text(self) -> str:
        """What is read."""
        return self.read.text


def as_it_stands(text: str) -> PageText:
    """Return the parts of an English text of which no line is joined and no character left out."""
    lines = tuple(paragraphs(text))
    return PageText(AsRead(text), lines, tuple(sentences(text)), tuple(quotations(text)), ())


def page_text(given: str, style: Typography, is_name: IsName) -> PageText:
    """Read a text.

    Args:
        given: The text as it was given.
        style: What its language prints around words.
        is_name: Tells whether the book has a spelling, where nothing but a name goes on across a line end.
    """
    read = as_read(given, is_name)
    lines = tuple(paragraphs(read.text))
    return PageText(
        read,
        lines,
        tuple(sentences(read.text, style, lines)),
        tuple(quotations(read.text, style, lines)),
        tuple(protected(read.text)),
    )
