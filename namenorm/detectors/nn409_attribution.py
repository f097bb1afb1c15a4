"""NN409 attribution: a quotation that the original gives to somebody else.

Only sentences count in which both sides name one speaker, and both speakers are named in the original, so that neither
is the other's wrong spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.original import cover, ties_over
from namenorm.detectors.page import Page
from namenorm.detectors.quoting import Quoted, quoted
from namenorm.quantities.matcher import either
from namenorm.source.values import Placement
from namenorm.values import Evidence, Finding, Span

CODE = "NN409"
TOPIC = "speech"
_RIGHT = ("right", "accepted")


class _Placed:
    """The names of an original, by whom they name and by what renders them."""

    def __init__(self, placements: Sequence[Placement], text: str) -> None:
        self.in_order = placements
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self._at: dict[int, Placement] = {}
        self._of_entity: dict[str, Placement] = {}
        self._of_text: dict[str, Placement] = {}
        for one in placements:
            if one.span:
                self.spans[one.native.plain].append(one.span)
            if one.span and one.verdict in _RIGHT:
                self._at[one.span.start] = one
                self._of_text.setdefault(text[one.span.start : one.span.end], one)
                if one.entity:
                    self._of_entity.setdefault(one.entity.id, one)

    def rendered_by(self, one: Quoted) -> Placement | None:
        """Return the name of the original that a speaker renders, if it renders one rightly."""
        entity, mention = one.speaker.entity, one.speaker.mention
        of_entity = self._of_entity.get(entity.id) if entity else None
        return self._at.get(mention.start) or of_entity or self._of_text.get(mention.text)

    def within(self, span: Span) -> Sequence[Placement]:
        """Return the names in a stretch of the original."""
        first = bisect_left(self.in_order, span.start, key=lambda one: one.native.start)
        return self.in_order[first : bisect_left(self.in_order, span.end, lo=first, key=lambda one: one.native.start)]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each quotation whose speaker is another than the original's."""
    original, rules = page.original, page.original_rules
    if original is None or rules is None:
        return
    verb, names = rules.built(TOPIC, _speech), _Placed(original.placements, page.document.text)
    for one in quoted(page):
        printed = names.rendered_by(one)
        speaker = _speaker(page, list(_speakers(page, verb, names, one)), one)
        if printed is None or speaker is None or _surname_of(printed, speaker):
            continue
        spans = names.spans[speaker.native.plain]
        if spans and not any(span.overlaps(one.sentence) for span in spans):
            yield _finding(page, one, printed, speaker)


def _speaker(page: Page, speakers: Sequence[Placement], one: Quoted) -> Placement | None:
    """Return who speaks in the original: the only one, or of as many as there are quotations the one at its place."""
    if len({speaker.native.plain for speaker in speakers}) == 1:
        return speakers[0]
    theirs = [sentence.span for tie in ties_over(page, one.sentence) for sentence in tie.theirs]
    beside = sorted({each.sentence.start for each in quoted(page) if any(map(each.sentence.overlaps, theirs))})
    alike = len(beside) == len(speakers) and one.sentence.start in beside
    return speakers[beside.index(one.sentence.start)] if alike else None


def _speakers(page: Page, verb: re.Pattern[str], names: _Placed, one: Quoted) -> Iterator[Placement]:
    """Yield whom the original has speak in what the sentence of a quotation renders, in order."""
    plain = (page.original.plain or "") if page.original else ""
    for tie in ties_over(page, one.sentence):
        for placed in names.within(cover(tie.ours)) if tie.ours else ():
            if verb.match(plain, placed.native.end):
                yield placed


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
