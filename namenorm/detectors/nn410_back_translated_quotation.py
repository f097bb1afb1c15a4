"""NN410 back-translated-quotation: somebody spoke the language of the translation, and is translated back into it.

An American's words, quoted in a Chinese article, are not what the American said once they are English again. The advice
is to find and restore the original words; nothing is wrong with the translation as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.quoting import quoted
from namenorm.values import Evidence, Finding

CODE = "NN410"
TOPIC = "native_speakers"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each longer quotation of somebody from where the translation's language is spoken."""
    original = page.original
    if original is None or original.lang == page.rules.lang:
        return
    topic = page.rules.topic(TOPIC)
    for one in quoted(page):
        text = page.document.text[one.quotation.start : one.quotation.end]
        reference = one.speaker.entity
        entity = page.index.entity(reference.id) if reference else None
        if entity is None or len(text.split()) < topic["least_words"] or one.speaker.outcome != "matched":
            continue
        home = sorted(set(entity.countries) & set(topic["countries"]))
        if home and set(entity.countries) <= set(topic["countries"]):
            message = f"{entity.name} probably said this in the language of the translation: restore the original words"
            why = Evidence("speaker", f"{entity.name} is from {home[0]}")
            yield make(page, CODE, one.quotation, message, entity=reference, confidence=0.8, evidence=(why,))
