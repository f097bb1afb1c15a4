"""The people of a page with what their Chinese names sound like, character by character."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.page import Page
from namenorm.gazetteer.model import Entity
from namenorm.text.han import simplified
from namenorm.text.key import has_han

_MIDDLE_DOTS = "·•・‧"


def persons(page: Page) -> list[Entity]:
    """Return those whom the page names and the book knows, in order of first mention."""
    named = dict.fromkeys(one.entity.id for one in page.resolutions if one.entity and one.mention.type == "person")
    found = (page.index.entity(one) for one in named)
    return [one for one in found if one is not None]


def readings(entity: Entity, *, first: bool) -> Iterator[tuple[str, str]]:
    """Yield toneless pinyin and character of what a headline may take from a person's Chinese names.

    Args:
        entity: The person.
        first: The first character of each name and of each part of it alone, as in 拜习会; else of every character.
    """
    from namenorm.romanise import toneless  # loads the dictionary of readings, which few pages need

    for part in _parts(entity):
        for character in part[:1] if first else part:
            yield toneless.joined(character).replace("ü", "u"), character


def _parts(entity: Entity) -> Iterator[str]:
    for name in entity.names:
        if has_han(name.text):
            simple = simplified(name.text)
            for dot in _MIDDLE_DOTS:
                simple = simple.replace(dot, " ")
            yield from simple.split()
