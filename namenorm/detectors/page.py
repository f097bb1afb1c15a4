"""What a detector is given: one document and all that the stages before it found out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from namenorm.index.stack import Stack
from namenorm.rules import Rules
from namenorm.source.values import SourceReading
from namenorm.text.page_text import PageText
from namenorm.values import Document, Resolution, Span

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Page:
    """A document ready to be judged.

    Attributes:
        document: The document.
        text: What of it is read.
        resolutions: What each name-like mention was decided to be, in order, without overlaps.
        rules: The word lists of the document's language.
        index: The book; an empty one unless given.
        original: What the document's original says, aligned with it; None where there is none, or nothing can be
            concluded from it.
        kept: What several detectors need and the first of them computed, by the function (``once_a_page``).
    """

    document: Document
    text: PageText
    resolutions: tuple[Resolution, ...]
    rules: Rules
    index: Stack = field(default_factory=lambda: Stack(()))
    original: SourceReading | None = None
    kept: dict[Callable[[Page], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that are not blank."""
        return self.text.paragraphs

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences."""
        return self.text.sentences

    @property
    def quotations(self) -> tuple[Span, ...]:
        """Where somebody is quoted."""
        return self.text.quotations

    @property
    def original_rules(self) -> Rules | None:
        """The word lists of the original's language; None where nothing can be concluded from an original."""
        return self.rules.beside(self.original.lang) if self.original else None


def once_a_page(make: Callable[[Page], Made]) -> Callable[[Page], Made]:
    """Return a function that is computed once for each page and kept there for all that ask."""

    @wraps(make)
    def kept(page: Page) -> Made:
        if make not in page.kept:
            page.kept[make] = make(page)
        found: Made = page.kept[make]
        return found

    return kept
