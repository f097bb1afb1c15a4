"""NN409 attribution: a quotation that the original gives to somebody else.

Only sentences count in which both sides name one speaker, and both speakers are named in the original, so that neither
is the other's wrong spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.original import cover, ties
from namenorm.detectors.page import Page
from namenorm.detectors.quoting import Quoted, quoted
from namenorm.quantities.matcher import either
from namenorm.source.values import Placement
from namenorm.values import Evidence, Finding, Span

CODE = "NN409"
TOPIC = "speech"
_RIGHT = ("right", "accepted")


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each quotation whose speaker is another than the original's."""
    original = page.original
    rules = page.rules.beside(original.lang) if original else None
    if original is None or rules is None or not rules.has(TOPIC):
        return
    verb = rules.built(TOPIC, _speech)
    for one in quoted(page):
        printed = _placed(original.placements, one)
        speakers = list(_speakers(page, verb, one))
        if printed is None or len(speakers) != 1 or _surname_of(printed, speakers[0]):
            continue
        if _known_elsewhere(original.placements, speakers[0], one):
            yield _finding(page, one, printed, speakers[0])


def _placed(placements: Sequence[Placement], one: Quoted) -> Placement | None:
    """Return the name of the original that the speaker renders, if it renders one rightly."""
    entity = one.speaker.entity
    right = [placed for placed in placements if placed.span and placed.verdict in _RIGHT]
    here = (placed for placed in right if placed.span and placed.span.overlaps(one.speaker.mention))
    same = (placed for placed in right if entity and placed.entity and placed.entity.id == entity.id)
    return next(here, None) or next(same, None)


def _speakers(page: Page, verb: re.Pattern[str], one: Quoted) -> Iterator[Placement]:
    """Yield whom the original has speak in what the sentence of a quotation renders."""
    original = page.original
    assert original is not None
    plain = original.plain or ""
    seen: set[str] = set()
    for tie in ties(page):
        if tie.ours and tie.theirs and cover(tie.theirs).overlaps(one.sentence):
            span = cover(tie.ours)
            for placed in original.placements:
                native = placed.native
                if span.start <= native.start < span.end and native.plain not in seen and verb.match(plain, native.end):
                    seen.add(native.plain)
                    yield placed


def _known_elsewhere(placements: Sequence[Placement], speaker: Placement, one: Quoted) -> bool:
    """Tell whether the original's speaker is rendered rightly somewhere, and not in the quotation's own sentence."""
    spans = [placed.span for placed in placements if placed.native.plain == speaker.native.plain and placed.span]
    return bool(spans) and not any(span.overlaps(one.sentence) for span in spans)


def _surname_of(one: Placement, other: Placement) -> bool:
    """Tell whether one name is the other or a part of it: the same person, shortened."""
    return one.native.plain in other.native.plain or other.native.plain in one.native.plain


def _finding(page: Page, one: Quoted, printed: Placement, speaker: Placement) -> Finding:
    said, meant = printed.native.text, speaker.native.text
    span = Span(one.speaker.mention.start, one.speaker.mention.end)
    message = f"The original has {meant} say this, and not {said}"
    why = Evidence("source", f"the original has {meant} before the verb of speech")
    return make(
        page,
        CODE,
        span,
        message,
        source_form=meant,
        confidence=0.7,
        evidence=(why,),
        source_spans=(speaker.native.span,),
    )


def _speech(topic: Any) -> re.Pattern[str]:
    """Return what stands between a name and its verb of speech, within the clause, with the verb."""
    return re.compile(rf"[^，。；！？：“”「」、\n]{{0,{topic['between']}}}?(?:{either(topic['verbs'].split())})")
