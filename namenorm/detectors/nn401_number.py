"""NN401 number: a number that the original gives otherwise, or that the translation lacks.

Compared across number systems (3.5亿 is 350 million) by the rules ``quantities`` of both languages; what is said
roughly agrees within a tenth, and converted measures agree by what they measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.differing import differing, finding, is_date
from namenorm.detectors.page import Page
from namenorm.values import Finding

CODE = "NN401"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each number that is not the original's."""
    for one in differing(page):
        if not one.unit and not is_date(one):
            yield finding(page, CODE, one)
