"""The organisations that a page names rightly, with the names and acronyms that the book has for them."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.page import Page
from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.rules import BOOK_LANGUAGE
from namenorm.values import Resolution


def named_rightly(page: Page) -> Iterator[tuple[Resolution, Entity]]:
    """Yield the mentions of organisations under a right name, and the organisations."""
    for one in page.resolutions:
        if one.entity is not None and one.relation == "attested" and one.outcome == "matched":
            entity = page.index.entity(one.entity.id)
            if entity is not None and entity.kind == "org":
                yield one, entity


def latin_names(page: Page, entity: Entity) -> tuple[str, ...]:
    """Return the right names of an organisation in the languages of book and page, the canonical one first."""
    spoken = (BOOK_LANGUAGE, page.rules.lang)
    return tuple(
        one.text
        for one in entity.names
        if one.kind in RIGHT_KINDS and one.lang.startswith(spoken) and one.text.isascii()
    )


def acronyms(page: Page, entity: Entity) -> tuple[str, ...]:
    """Return its acronyms: PAP, LegCo."""
    return tuple(name for name in latin_names(page, entity) if is_acronym(name))


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word with two capitals or more."""
    return " " not in name and sum(char.isupper() for char in name) > 1
