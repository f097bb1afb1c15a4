"""Pages for the tests of detectors, as the pipeline would hand them over."""

from __future__ import annotations

from namenorm.detectors.page import Page
from namenorm.rules import Rules
from namenorm.text.page_text import as_it_stands
from namenorm.values import Document, Resolution

RULES = Rules("en")


def page(text: str, resolutions: tuple[Resolution, ...] = (), published: str | None = None) -> Page:
    document = Document("page", text, published=published)
    return Page(document, as_it_stands(text), resolutions, RULES)
