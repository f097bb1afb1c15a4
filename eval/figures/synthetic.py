"""Persons of the book in contexts made for the purpose: the half of them that no model was trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.bootstrap import Observation
from eval.figure import Better, Figure, Kind, measured
from eval.judge import name_flags
from eval.synthetic import Example
from eval.systems import Run
from namenorm.values import Report, Span

_KINDS: tuple[tuple[str, Better], ...] = (
    ("introduced", "higher"),
    ("nearby", "higher"),
    ("described", "higher"),
    ("sourced", "higher"),
    ("contradicted", "lower"),
    ("namesake", "lower"),
    ("replaced", "lower"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report says of an example: flagged at all, given the right person, rewritten."""

    flagged: bool
    named: bool
    rewritten: bool


def figures(run: Run) -> Iterator[Figure]:
    """Yield, by context, the broken names given the right person, and the other people's names flagged or rewritten."""
    pairs = list(zip(run.corpus.examples, run.examples, strict=True))
    for kind, better in _KINDS:
        these = [(one, outcome(one, report)) for one, report in pairs if one.kind == kind and one.broken]
        what = "given the right name" if better == "higher" else "proposed as the book's person"
        label = f"synthetic, {kind}: {what}"
        yield measured(Kind(f"synthetic.{kind}", label, better), run.system, [_seen(e, o.named) for e, o in these])
        if better == "lower":
            rewritten = [_seen(e, o.rewritten) for e, o in these]
            yield measured(
                Kind(f"synthetic.{kind}.rewritten", f"synthetic, {kind}: rewritten", better), run.system, rewritten
            )
    yield from _intact(run, pairs)


def _intact(run: Run, pairs: Sequence[tuple[Example, Report]]) -> Iterator[Figure]:
    intact = [_seen(one, outcome(one, report).flagged) for one, report in pairs if not one.broken]
    yield measured(
        Kind("synthetic.intact", "synthetic, names whose pinyin is right: flagged", "lower"), run.system, intact
    )


def outcome(example: Example, report: Report) -> Outcome:
    """Tell what a report says of an example's name.

    ``named`` means that the book's person is proposed: right for the person, wrong for somebody else's name.
    """
    span = Span(example.start, example.end)
    flags = [one for one in name_flags(report) if span.overlaps(one)]
    named = any(one.entity is not None and one.entity.id == example.person_group for one in flags)
    rewritten = any(edit.start < example.end and example.start < edit.end for edit in report.edits)
    return Outcome(bool(flags), named, rewritten)


def _seen(example: Example, hit: bool) -> Observation:
    return Observation(hit, 1, example.person_group, example.document_group)
