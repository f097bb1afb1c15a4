"""What the detectors of organisations, places and works share: the wrong names of a page, by the road or by its words.

The resolutions know what the book's index finds under a spelling; ``mentions.thing_names`` puts phrases back into
characters besides. Both end in one value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page, once_a_page
from namenorm.detectors.thing_meant import goes_on, is_variant, meant
from namenorm.gazetteer.model import Entity
from namenorm.mentions.thing_names import ThingName, thing_reader
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.values import EntityRef, Evidence, Finding, Relation, Resolution, Span

How = Literal["sound", "words"]
_BY_SOUND: frozenset[Relation] = frozenset({"pinyin-of-native", "pinyin-of-exonym"})


@dataclass(frozen=True, slots=True)
class WrongThing:
    """A wrong name of something that is no person.

    Attributes:
        span: Where.
        entity: What is meant.
        how: Whether it is printed by sound alone, or word for word, wholly or in part.
        confidence: Probability, 0 to 1.
        evidence: The reasoning.
        source_form: Its name in the original, if that is at hand.
        source_spans: Where that stands.
    """

    span: Span
    entity: Entity
    how: How
    confidence: float
    evidence: tuple[Evidence, ...]
    source_form: str = ""
    source_spans: tuple[Span, ...] = ()


@once_a_page
def wrong_things(page: Page) -> tuple[WrongThing, ...]:
    """Return what a page prints wrongly of the organisations, places and works that the book knows."""
    return tuple(_wrong_things(page))


def _wrong_things(page: Page) -> Iterator[WrongThing]:
    names = meant(page, thing_reader(page.rules).names(page.document.text, page.index))
    phrases = [one for one in map(_of_name, names) if not is_refuted(page, one.span, one.entity)]
    yield from phrases
    for one in page.resolutions:
        if not any(phrase.span.overlaps(one.mention) for phrase in phrases):
            found = _of_resolution(page, one)
            yield from [found] if found and not is_refuted(page, found.span, found.entity) else []


def is_refuted(page: Page, span: Span, entity: Entity) -> bool:
    """Tell whether the original speaks against a thing: it prints the phrase itself, or none of the thing's names."""
    original = page.original.plain if page.original else None
    if original is None:
        return False
    surface = page.document.text[span.start : span.end]
    names = (simplified(one.text) for one in entity.names)
    return surface in original or not any(name in original for name in names)


def is_wrong_thing(page: Page, one: Resolution) -> bool:
    """Tell whether a resolution is a wrong name of something that is no person, so that NN2xx tells of it."""
    return _thing(page, one) is not None


def thing_finding(page: Page, code: str, one: WrongThing) -> Finding:
    """Return a finding that suggests the right name."""
    surface = page.document.text[one.span.start : one.span.end]
    said = "is the sound of" if one.how == "sound" else "translates"
    return make(
        page,
        code,
        one.span,
        f"“{surface}” {said} a Chinese name of {one.entity.name}",
        suggestion=_without_region(one.entity),
        entity=EntityRef(one.entity.id, one.entity.name),
        confidence=one.confidence,
        provisional=page.document.source is None,
        evidence=one.evidence,
        source_form=one.source_form,
        source_spans=one.source_spans,
    )


def _without_region(entity: Entity) -> str:
    """Return the name without what tells it from its namesakes: Stanley, Hong Kong."""
    return entity.name.split(", ")[0] if entity.kind == "place" else entity.name


def _of_name(meant: tuple[ThingName, float, str]) -> WrongThing:
    name, confidence, context = meant
    parts = ", ".join(
        f"{one.gloss.han} as “{' '.join(one.gloss.words)}”" if one.gloss else f"“{one.pinyin}” by sound"
        for one in name.pieces
    )
    evidence = (Evidence("literal-characters", f"{name.name}: {parts}"), Evidence("context", context))
    return WrongThing(name.span, name.entity, "words" if name.has_words else "sound", confidence, evidence)


def _of_resolution(page: Page, one: Resolution) -> WrongThing | None:
    found = _thing(page, one)
    span = Span(one.mention.start, one.mention.end)
    if found is None or is_variant(page, one.mention.text, found[0]) or (found[1] == "words" and goes_on(page, span)):
        return None
    return WrongThing(span, *found, one.confidence, one.evidence, one.native, one.source_spans)


def _thing(page: Page, one: Resolution) -> tuple[Entity, How] | None:
    """Return what a mention that should read otherwise stands for and how it came about; None for a person."""
    if one.entity is None or one.rendering in (None, one.mention.text) or has_han(one.mention.text):
        return None
    how = _how(page, one)
    entity = page.index.entity(one.entity.id) if how else None
    return None if how is None or entity is None or entity.kind == "person" else (entity, how)


def _how(page: Page, one: Resolution) -> How | None:
    """Return how a mention came about: by a rendering that the book lists as word for word, or by sound."""
    found = page.index.find(squash(one.mention.text)) if one.relation == "misspelling" and one.entity else ()
    if any(hit.system == "literal" and one.entity and hit.entity.id == one.entity.id for hit in found):
        return "words"
    return "sound" if one.relation in _BY_SOUND else None
