"""NN105: a name with some letters wrong: Zelianski, Wu Zhaoxuan, Li Ka-chiu."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import is_spelt_anew, name_finding, unknown, wrong
from namenorm.detectors.page import Page
from namenorm.text.key import squash
from namenorm.values import Finding, Resolution


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention that is close to a name of the book, or that the book lists as a misspelling."""
    for one in wrong(page, "near", "misspelling"):
        if is_spelt_anew(one):
            continue  # NN103 tells of it
        yield name_finding(page, "NN105", one, _message(page, one))
    for one in unknown(page):
        yield name_finding(
            page, "NN105", one, f"“{one.mention.text}” hardly spells what the original has: {one.native}"
        )
    for one in wrong(page, "other-romanisation"):
        message = f"“{one.mention.text}” is the name of {one.rendering} in another romanisation than the bearer's"
        yield name_finding(page, "NN105", one, message)
    for one in wrong(page, "other-person"):
        message = f"“{one.mention.text}” stands where the original has {one.native}, which reads {one.rendering}"
        yield name_finding(page, "NN105", one, message)


def _message(page: Page, one: Resolution) -> str:
    if _is_blocked(page, one):
        return f"the house does not print “{one.mention.text}”, but {one.rendering}"
    return f"“{one.mention.text}” looks like a misspelling of {one.rendering}"


def _is_blocked(page: Page, one: Resolution) -> bool:
    """Tell whether a book lists a name as one that is right elsewhere and not wanted here."""
    found = page.index.find(squash(one.mention.text)) if one.entity else ()
    return any(hit.system == "blocked" and one.entity and hit.entity.id == one.entity.id for hit in found)
