"""The score of each segment: what its findings and the words without a counterpart come to, without any model.

A segment is the sentences that ``source.sentences`` ties together. The penalty is in minor errors of MQM, as a rater
would mark: what the findings in it weigh, and a part of a minor error for each word of the original for which the
translation has nothing, and for each of the translation for which the original has nothing. Longer segments have more
errors, and so a higher penalty; divide by words to compare them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.rules import Rules
from namenorm.source.meanings import Meant, Said
from namenorm.values import Finding, Span

_RULES = Rules("und")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the original and the stretch that renders it, with their telling words; one may be empty."""

    source: Span
    target: Span
    ours: Sequence[Meant]
    theirs: Sequence[Said]


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """The score of a segment.

    Attributes:
        segment: Which.
        penalty: In minor errors.
        findings: What the findings weigh.
        unrendered: Telling words of the original for which the translation has nothing.
        added: Telling words of the translation for which the original has nothing.
    """

    segment: Segment
    penalty: float
    findings: float
    unrendered: int
    added: int


def segment_scores(segments: Sequence[Segment], findings: Sequence[Finding]) -> Iterator[SegmentScore]:
    """Yield the score of each segment of a document.

    Args:
        segments: In order.
        findings: Of the document; one without a place in the translation counts where it stands in the original.

    Raises:
        GazetteerError: If the weights cannot be read.
    """
    topic = _RULES.topic("scoring")
    for one in segments:
        weighed = sum(float(topic["severities"][found.severity]) for found in findings if _is_in(found, one))
        unrendered, added = _lone(one)
        penalty = weighed + topic["unrendered_word"] * unrendered + topic["added_word"] * added
        yield SegmentScore(one, penalty, weighed, unrendered, added)


def _is_in(found: Finding, segment: Segment) -> bool:
    if found.start is not None:
        return segment.target.start <= found.start < segment.target.end
    return any(segment.source.start <= span.start < segment.source.end for span in found.source_spans)


def _lone(segment: Segment) -> tuple[int, int]:
    said = {word.stem for word in segment.theirs}
    meant = {stem for word in segment.ours for stem in word.stems}
    unrendered = sum(word.stems.isdisjoint(said) for word in segment.ours)
    return unrendered, sum(word.stem not in meant for word in segment.theirs)
