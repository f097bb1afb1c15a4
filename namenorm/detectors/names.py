"""What the detectors of names share: the wrong renderings of a page, and findings about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.things import is_wrong_thing
from namenorm.resolve.blocked import EXPLAINED
from namenorm.text.key import has_han
from namenorm.values import Finding, Relation, Resolution, Span


def wrong(page: Page, *relations: Relation) -> Iterator[Resolution]:
    """Yield the mentions that should read otherwise and whose surface came about in one of these ways.

    A name left in Han characters is untranslated or a gloss, and no rendering at all. Of organisations, places and
    works in pinyin or word for word NN2xx tells. What the page itself explains is no fault.
    """
    for one in page.resolutions:
        differs = one.rendering is not None and one.rendering != one.mention.text
        named = differs and one.relation in relations and not has_han(one.mention.text)
        if named and EXPLAINED not in one.blocked_by and not is_wrong_thing(page, one):
            yield one


def unknown(page: Page) -> Iterator[Resolution]:
    """Yield the names that are misspelt by what the original has, of which nobody knows how they should read."""
    return (one for one in page.resolutions if one.relation == "misspelling" and one.rendering is None and one.native)


def unlisted(page: Page, relation: Relation) -> Iterator[Resolution]:
    """Yield full names of people unknown to the book that seem to be spelt as their bearers do not spell them."""
    return (one for one in page.resolutions if one.relation == relation)


def is_spelt_anew(one: Resolution) -> bool:
    """Tell whether a full name is another spelling of an unknown person's; which of the two is right, nobody knows."""
    return one.relation == "near" and one.entity is None and not one.native and " " in one.mention.text


def name_finding(page: Page, code: str, one: Resolution, message: str) -> Finding:
    """Return a finding on a mention, with its rendering as the suggestion and its reasoning as the evidence.

    A name of which nobody can say how it should read is a note: an editor has nothing to do with it but to look.
    """
    return make(
        page,
        code,
        Span(one.mention.start, one.mention.end),
        message,
        suggestion=one.rendering,
        entity=one.entity,
        confidence=one.confidence,
        provisional=page.document.source is None,
        evidence=one.evidence,
        source_form=one.native,
        source_spans=one.source_spans,
        is_note=one.rendering is None,
    )


def surfaces_by_cluster(page: Page) -> dict[int, set[str]]:
    """Return the different renderings of each person of the page whom the book knows or the original names."""
    surfaces: dict[int, set[str]] = defaultdict(set)
    for one in page.resolutions:
        if one.entity is not None or one.native:
            surfaces[one.cluster].add(one.mention.text)
    return surfaces
