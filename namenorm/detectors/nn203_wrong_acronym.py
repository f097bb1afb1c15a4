"""NN203: an acronym that another organisation bears: "the DAP" for Singapore's People's Action Party (PAP)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from namenorm.detectors.exchanged import exchanged, exchanged_finding
from namenorm.detectors.finding import make
from namenorm.detectors.organisations import acronyms, is_acronym, latin_names, named_rightly
from namenorm.detectors.page import Page
from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.mentions.thing_words import thing_words
from namenorm.text.key import squash
from namenorm.values import EntityRef, Evidence, Finding, Span

CODE = "NN203"
_CONFIDENCE = 0.8
_BRACKETED = re.compile(r"[\"”]? \((?P<acronym>[A-Z][A-Za-z&]{1,6})[,;)]")


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each acronym in brackets after another organisation's name, and each in the wrong country."""
    for one, entity in named_rightly(page):
        bracketed = _BRACKETED.match(page.document.text, one.mention.end)
        if bracketed and not is_acronym(one.mention.text) and _is_wrong(page, bracketed["acronym"], entity):
            yield _finding(page, Span(*bracketed.span("acronym")), entity, f"it follows {one.mention.text}")
    yield from (exchanged_finding(page, CODE, wrong) for wrong in exchanged(page) if is_acronym(wrong.surface))


def _is_wrong(page: Page, acronym: str, entity: Entity) -> bool:
    """Tell whether an acronym is not the entity's, but another's in the book, or its own with a letter astray."""
    own = acronyms(page, entity)
    names, small = latin_names(page, entity), thing_words(page.rules).small
    if not own or acronym in names or any(_spells(acronym, name, small) for name in names):
        return False
    others = [one for one in page.index.find(squash(acronym)) if not one.derived and one.name.kind in RIGHT_KINDS]
    elsewhere = any(one.entity.kind == "org" and one.name.text == acronym for one in others)
    return elsewhere or any(len(one) == len(acronym) > 2 and OSA.distance(one, acronym) == 1 for one in own)


def _spells(acronym: str, name: str, small: frozenset[str]) -> bool:
    """Tell whether an acronym is made of the initials of a name, with its small words or without."""
    words = name.replace("-", " ").split()
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word.lower() not in small)}
    return acronym.upper() in {one.upper() for one in initials}


def _finding(page: Page, span: Span, entity: Entity, why: str) -> Finding:
    right, surface = (acronyms(page, entity) or (entity.name,))[0], page.document.text[span.start : span.end]
    return make(
        page,
        CODE,
        span,
        f"“{surface}” is not the acronym of {entity.name}",
        suggestion=right,
        entity=EntityRef(entity.id, entity.name),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("acronym", why),),
    )
