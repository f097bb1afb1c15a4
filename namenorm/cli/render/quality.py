"""The opinion of a model of quality estimation, for a reader: how good a text is, and where it is worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import block
from namenorm.cli.views import Lines, clipped, count_words, visible
from namenorm.values import QualityEstimate

_MOST = 3  # segments that a terminal shows
_INDENT = 10
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment with its score and the line on which it begins."""

    score: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class QualityView:
    """What is shown of an estimate, the lowest segment first."""

    model: str
    said: str
    segments: tuple[SegmentView, ...]


def quality_view(estimate: QualityEstimate, text: str, lines: Lines) -> QualityView:
    """Return what to show of an estimate."""
    return QualityView(visible(estimate.model), _said(estimate), tuple(_segments(estimate, text, lines)))


def quality(where: Console, estimate: QualityEstimate, text: str, lines: Lines) -> None:
    """Print an estimate and its lowest segments."""
    view = quality_view(estimate, text, lines)
    where.print()
    told = f"by {view.model}: {view.said}"
    block(where, Text.assemble((f"{'quality':<{_INDENT}}", "bold"), told), "", " " * _INDENT)
    for one in view.segments[:_MOST]:
        block(where, Text(clipped(f"line {one.line}: {one.text}", _LONGEST)), f"  {one.score:>6}  ", " " * _INDENT)


def _said(estimate: QualityEstimate) -> str:
    if estimate.score is None:
        return f"not estimated, {estimate.note}"
    return f"{estimate.score:.3f} over {count_words(len(estimate.segments), 'segment')}"


def _segments(estimate: QualityEstimate, text: str, lines: Lines) -> Iterator[SegmentView]:
    for one in sorted(estimate.segments, key=lambda segment: (segment.score, segment.start)):
        yield SegmentView(f"{one.score:.3f}", lines.number(one.start), visible(text[one.start : one.end]))
