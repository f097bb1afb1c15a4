"""NN212: a place word for word, wholly or in part: North Tun for Beitun."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.page import Page
from namenorm.detectors.things import thing_finding, wrong_things
from namenorm.values import Finding

CODE = "NN212"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each place of the book that is printed by the words of its Chinese name."""
    places = (one for one in wrong_things(page) if one.entity.kind == "place" and one.how == "words")
    return (thing_finding(page, CODE, one) for one in places)
