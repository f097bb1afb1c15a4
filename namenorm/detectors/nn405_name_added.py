"""NN405 name-added: a person whom the translation names in full, and the original nowhere.

Only somebody counts whom the book knows with a name in the script of the original, so that it can be told that the
original does not have it, neither in full nor by its surname with a title. Only originals in Chinese are read well
enough for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.original import cover, ties_over
from namenorm.detectors.page import Page
from namenorm.gazetteer.model import BULK, Entity
from namenorm.source.values import SourceReading
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash
from namenorm.values import EntityRef, Evidence, Finding, Resolution, Span

CODE = "NN405"
_LEAST = 0.5  # confidence that somebody is meant; that the original lacks the name counts against it


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for the first mention of each person who is added."""
    original = page.original
    if original is None or original.plain is None or original.lang != "zh":
        return
    seen: set[str] = set()
    for one in page.resolutions:
        entity = _meant(page, one)
        if (
            entity is not None
            and entity.id not in seen
            and _is_known_in_full(one, entity, original)
            and _is_absent(page, entity)
        ):
            seen.add(entity.id)
            yield _finding(page, one, entity)


def _meant(page: Page, one: Resolution) -> Entity | None:
    """Return who is surely meant.

    An original without somebody's name speaks against him, so that nobody may be taken to be meant. Then it is the only
    bearer of that very name, if all names of the sentence's original have a rendering, so that it renders none.
    """
    if one.entity:
        sure = one.confidence >= _LEAST and one.relation == "attested" and one.outcome in ("matched", "suspected")
        return page.index.entity(one.entity.id) if sure else None
    if one.mention.type != "person" or not _is_full(page, one.mention.text) or _may_render(page, one):
        return None
    bearers = {held.entity.id: held.entity for held in page.index.find(squash(one.mention.text)) if not held.derived}
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _is_full(page: Page, name: str) -> bool:
    """Tell whether a name has two words beside titles: "Mr. Lu" may be anybody."""
    known = page.rules.topic("persons")
    titles = {*known["honorifics"].split(), *known["titles"].split()}
    return sum(word.strip(".").lower() not in titles for word in name.split()) > 1


def _may_render(page: Page, one: Resolution) -> bool:
    """Tell whether the original has a name where a mention stands that nothing else renders."""
    original = page.original
    stretches = [cover(tie.ours) for tie in ties_over(page, Span(one.mention.start, one.mention.end)) if tie.ours]
    return not stretches or any(
        placed.span is None and placed.native.kind == "person" and stretch.start <= placed.native.start < stretch.end
        for placed in (original.placements if original else ())
        for stretch in stretches
    )


def _is_known_in_full(one: Resolution, entity: Entity, original: SourceReading) -> bool:
    if entity.kind != "person" or entity.source in BULK or " " not in key(one.mention.text):
        return False
    placed = any(other.span and other.span.overlaps(one.mention) for other in original.placements)
    return not one.source_spans and not placed


def _is_absent(page: Page, entity: Entity) -> bool:
    """Tell whether no name of somebody, nor the beginning or the end of one, stands in the original."""
    original = page.original
    assert original is not None
    plain = original.plain or ""
    names = {simplified(name.text) for name in entity.names if has_han(name.text)}
    latin = {squash(name.text) for name in entity.names if not has_han(name.text)}
    parts = {part for name in names for part in (name, *name.split("·"), name[:2], name[-2:]) if len(part) > 1}
    surnames = {placed.native.plain[:1] for placed in original.placements}
    if not names or any(part in plain for part in parts) or any(name in squash(plain) for name in latin):
        return False
    return not any(name[:1] in surnames or _with_title(page, plain, name[:1]) for name in names)


def _with_title(page: Page, plain: str, surname: str) -> bool:
    """Tell whether an original has a surname before a title: 尹总统."""
    rules = page.rules.beside("zh")
    titles = rules.topic("person_words")["before"].split() if rules.has("person_words") else ()
    return any(f"{surname}{title}" in plain for title in titles)


def _finding(page: Page, one: Resolution, entity: Entity) -> Finding:
    span = Span(one.mention.start, one.mention.end)
    why = Evidence("source", "the original has none of the names that the book knows")
    message = f"The original does not name {one.mention.text}"
    return make(page, CODE, span, message, entity=EntityRef(entity.id, entity.name), confidence=0.7, evidence=(why,))
