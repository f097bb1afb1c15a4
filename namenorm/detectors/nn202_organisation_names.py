"""NN202: one organisation of the book under several names in one document: Peking University and Beijing University."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.organisations import is_acronym, named_rightly
from namenorm.detectors.page import Page
from namenorm.detectors.things import thing_finding, wrong_things
from namenorm.gazetteer.model import Entity
from namenorm.mentions.thing_words import thing_words
from namenorm.resolve.context import nations
from namenorm.text.key import squash
from namenorm.values import EntityRef, Evidence, Finding, Resolution, Span

CODE = "NN202"
_CONFIDENCE = 0.8


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each name that differs from the first, wrong ones and right ones alike.

    An acronym, a short form and another order of the same words are how one writes of an organisation again.
    """
    rightly: dict[str, list[tuple[Resolution, Entity]]] = defaultdict(list)
    for one, entity in named_rightly(page):
        rightly[entity.id].append((one, entity))
    for wrong in wrong_things(page):
        if wrong.entity.kind == "org" and wrong.entity.id in rightly:
            yield thing_finding(page, CODE, wrong)
    for entity_id, mentions in rightly.items():
        form = page.index.house_form(entity_id)
        if form is None or not form.chosen:  # else NN113 tells of it, and suggests what the house prints
            yield from _drifting(page, mentions)


def _drifting(page: Page, mentions: list[tuple[Resolution, Entity]]) -> Iterator[Finding]:
    full = [(one, entity) for one, entity in mentions if not is_acronym(one.mention.text) and " " in one.mention.text]
    for one, entity in full[1:]:
        first = full[0][0].mention.text
        if not _same_words(page, first, one.mention.text):
            yield _finding(page, one, entity, first)


def _same_words(page: Page, one: str, other: str) -> bool:
    words, others = _words(page, one), _words(page, other)
    return squash(one) == squash(other) or words <= others or others <= words


def _words(page: Page, name: str) -> frozenset[str]:
    """Return the words of a name without small ones, a country's name and adjective alike: Chinese is China."""
    known = nations(page.rules)
    return frozenset(known.get(word, word) for word in thing_words(page.rules).content(name))


def _finding(page: Page, one: Resolution, entity: Entity, first: str) -> Finding:
    surface = one.mention.text
    return make(
        page,
        CODE,
        Span(one.mention.start, one.mention.end),
        f"“{surface}” is called “{first}” before",
        suggestion=first,
        entity=EntityRef(entity.id, entity.name),
        confidence=_CONFIDENCE,
        evidence=(Evidence("same-organisation", f"the book has both as names of {entity.name}"),),
    )
