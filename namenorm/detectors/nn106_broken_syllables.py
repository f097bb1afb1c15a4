"""NN106: the right letters with a syllable astray: Lai Ching te, Li Ke qiang."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.names import name_finding, wrong
from namenorm.detectors.page import Page
from namenorm.values import Finding


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each mention that has the letters of an attested name in other words."""
    for one in wrong(page, "spacing"):
        yield name_finding(page, "NN106", one, f"the syllables of {one.rendering} are divided or capitalised wrongly")
