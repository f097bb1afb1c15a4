"""NN403 unit-or-currency: the number of the original, in another unit or currency, or as a percentage.

Nothing is said where only one side names a unit, nor where a measure is converted and the values agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.differing import differing, finding
from namenorm.detectors.page import Page
from namenorm.values import Finding

CODE = "NN403"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each number that counts something else than in the original."""
    for one in differing(page):
        if one.unit:
            yield finding(page, CODE, one)
