"""NN201: an organisation word for word or by sound: Yadong Hospital for Far Eastern Memorial Hospital.

Also one under the full name of another that has the same short name in Chinese; of acronyms NN203 tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.exchanged import exchanged, exchanged_finding
from namenorm.detectors.organisations import is_acronym
from namenorm.detectors.page import Page
from namenorm.detectors.things import thing_finding, wrong_things
from namenorm.values import Finding

CODE = "NN201"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each organisation of the book that is printed by its Chinese name's words or sound."""
    yield from (thing_finding(page, CODE, one) for one in wrong_things(page) if one.entity.kind == "org")
    yield from (exchanged_finding(page, CODE, one) for one in exchanged(page) if not is_acronym(one.surface))
