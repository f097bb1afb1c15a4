"""NN402 date: a year, a month or a day that the original gives otherwise, or that the translation lacks.

Years of the Republic of China and of Japanese eras are compared as those of the common era.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.differing import differing, finding, is_date
from namenorm.detectors.page import Page
from namenorm.values import Finding

CODE = "NN402"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each part of a date that is not the original's."""
    for one in differing(page):
        if not one.unit and is_date(one):
            yield finding(page, CODE, one)
