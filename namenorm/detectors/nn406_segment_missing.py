"""NN406 segment-missing: a sentence of the original that no part of the translation renders.

It has no place in the translation; ``source_spans`` says where it stands in the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.lone_sentences import missing
from namenorm.detectors.page import Page
from namenorm.values import Evidence, Finding

CODE = "NN406"
_LONGEST = 60  # characters of a sentence in a message


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sentence of the original that is missing."""
    source = page.document.source or ""
    for one, sure in missing(page):
        text = " ".join(source[one.span.start : one.span.end].split())
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        yield make(
            page,
            CODE,
            None,
            f"The translation lacks a sentence of the original: {short}",
            source_form=text,
            confidence=sure,
            evidence=(Evidence("alone", "lengths, names, numbers and words put it together with no sentence"),),
            source_spans=(one.span,),
        )
