"""Pages for the tests of detectors, as the pipeline would hand them over."""

from __future__ import annotations

from namenorm.detectors.page import Page
from namenorm.rules import Rules
from namenorm.text.quotations import quotations
from namenorm.text.segments import paragraphs, sentences
from namenorm.values import Document, Resolution

RULES = Rules("en")


def page(text: str, resolutions: tuple[Resolution, ...] = (), published: str | None = None) -> Page:
    document = Document("page", text, published=published)
    return Page(document, tuple(paragraphs(text)), tuple(sentences(text)), tuple(quotations(text)), resolutions, RULES)
