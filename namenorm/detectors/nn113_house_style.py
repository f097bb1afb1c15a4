"""NN113: a right name that the house prints otherwise, or one that takes sides; silent unless a style is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.around_things import around
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.places import names_in
from namenorm.detectors.thing_meant import goes_on, is_name
from namenorm.resolve.in_house_style import CONTESTED, HOUSE, holds
from namenorm.values import Evidence, Finding, Resolution, Span

CODE = "NN113"
_REACH = 30  # characters before a name that are looked at


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each name that the house prints otherwise, and, if it wants them, for each that takes sides.

    Where the style chooses no name, nothing is suggested: the other names stand in the evidence.
    """
    if page.index.house is None:
        return
    for one in page.resolutions:
        kinds = {line.kind for line in one.evidence}
        if HOUSE in kinds and not _is_part(page, one):
            yield _finding(page, one, f"the house prints {one.rendering}, not “{one.mention.text}”", one.rendering)
        elif CONTESTED in kinds and HOUSE not in kinds and not _is_part(page, one):
            yield _finding(page, one, f"“{one.mention.text}” takes sides, and the style chooses none", None)


def _finding(page: Page, one: Resolution, message: str, suggestion: str | None) -> Finding:
    span = Span(one.mention.start, one.mention.end)
    return make(
        page,
        CODE,
        span,
        message,
        suggestion=suggestion,
        entity=one.entity,
        confidence=one.confidence,
        evidence=_evidence(page, one),
        source_form=one.native,
        source_spans=one.source_spans,
    )


def _evidence(page: Page, one: Resolution) -> tuple[Evidence, ...]:
    """Return why a name is reported: the style, and the others of a contested set; who is meant is not in question."""
    told = tuple(line for line in one.evidence if line.kind in (HOUSE, CONTESTED))
    return tuple(Evidence(CONTESTED, _others(page, one)) if line.kind == CONTESTED else line for line in told)


def _others(page: Page, one: Resolution) -> str:
    """Return the other names of a contested set: what the book prints, and what is contested besides."""
    entity = page.index.entity(one.entity.id) if one.entity else None
    assert entity is not None
    sets = (name.text for name in entity.names if name.kind in ("canonical", "contested") and _is_ours(page, name.lang))
    others = [text for text in dict.fromkeys(sets) if not holds(text, one.mention.text)]
    return f"the name takes sides; others print {', '.join(others)}" if others else "the name takes sides"


def _is_ours(page: Page, lang: str) -> bool:
    return lang in (page.rules.lang, "en")


def _is_part(page: Page, one: Resolution) -> bool:
    """Tell whether a place's name is part of a longer one, which is its bearer's: Dynamo Kiev, the Burma Road.

    Another name of the page beside it, Mount McKinley and the Gulf of America, is no part of it.
    """
    if one.mention.type != "place":
        return False
    span = Span(one.mention.start, one.mention.end)
    before = around(page.rules).before.search(page.document.text[max(0, span.start - _REACH) : span.start])
    if before is not None and is_name(page, before[1]):
        return True
    after = around(page.rules).after.match(page.document.text, span.end)
    return after is not None and not names_in(page, Span(*after.span("word"))) and goes_on(page, span)
