"""NN109: a full name that speaks without having been introduced, while somebody who was introduced falls silent."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention of an unintroduced speaker who is suspected to be an introduced foreigner."""
    for one in wrong(page, "speaker"):
        yield name_finding(
            page,
            "NN109",
            one,
            f"“{one.mention.text}” speaks without introduction; perhaps {one.rendering}, who falls silent",
        )
