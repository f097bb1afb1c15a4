"""NN221: a work, a law, an award or an event word for word.

The Transient Universe for Everything Everywhere All at Once.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.page import Page
from namenorm.detectors.things import thing_finding, wrong_things
from namenorm.values import Finding

CODE = "NN221"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each title of the book that is printed by its Chinese name's words or sound."""
    return (thing_finding(page, CODE, one) for one in wrong_things(page) if one.entity.kind == "other")
