"""NN407 segment-added: a sentence of the translation that renders nothing of the original, or renders it twice."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.lone_sentences import added, is_doubled
from namenorm.detectors.page import Page
from namenorm.values import Evidence, Finding

CODE = "NN407"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sentence that the translation adds."""
    for one, sure in added(page):
        again = is_doubled(page, one)
        message = (
            "This sentence renders again what another one renders" if again else "The original has no such sentence"
        )
        why = Evidence("alone", "lengths, names, numbers and words put it together with no sentence")
        yield make(page, CODE, one.span, message, confidence=sure, evidence=(why,))
