"""Errors in the synthetic documents."""

from __future__ import annotations

from collections.abc import Iterator

from eval.judge import name_flags
from eval.synthetic import Example
from eval.systems import Run
from eval.worst_error import Error, Missed, claimed
from namenorm.values import Finding, Report, Span


def errors(run: Run) -> Iterator[Error]:
    """Yield persons given another name or none, and other people's or right names that were given one."""
    for example, report in zip(run.corpus.examples, run.examples, strict=True):
        span = Span(example.start, example.end)
        flags = [one for one in name_flags(report) if span.overlaps(one)]
        wrong = [one for one in flags if _names_another(example, one)]
        line = example.document.text.count("\n", 0, example.start) + 1
        truth = _truth(run, example)
        if any(_is_right(example, one) for one in flags):
            continue
        if wrong:
            yield claimed(max(wrong, key=lambda one: one.confidence), example.document.id, line, truth)
        elif example.entity_id is not None and example.broken:
            yield _missed(example, report, line, truth, flags)


def _is_right(example: Example, flag: Finding) -> bool:
    return example.broken and flag.entity is not None and flag.entity.id == example.entity_id


def _names_another(example: Example, flag: Finding) -> bool:
    """Tell whether a flag gives a name that is not this one's, or any to a name that is right as it stands."""
    return bool(flag.suggestion or flag.entity) and not _is_right(example, flag)


def _truth(run: Run, example: Example) -> str:
    name = run.corpus.entities[example.person_group].name
    if example.entity_id is None:
        return f"somebody else than {name}"
    return name if example.broken else f"right as it stands: {name}"


def _missed(example: Example, report: Report, line: int, truth: str, flags: list[Finding]) -> Error:
    surface = example.document.text[example.start : example.end]
    missed = Missed(example.document.id, line, surface, truth, (Span(example.start, example.end),), flags)
    return missed.error(report, lambda one: one.entity_id == example.entity_id)
