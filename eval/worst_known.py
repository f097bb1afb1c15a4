"""Errors on names whose truth the data know: the artefacts' and the renderings of WMT23."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eval.figures.flagged import flags_on, is_named
from eval.judge import within
from eval.load import Known
from eval.systems import Run
from eval.worst_error import Error, Missed, claimed
from namenorm.values import Candidate, Finding, Report


def errors(run: Run, reports: Mapping[str, Report], records: Iterable[Known]) -> Iterator[Error]:
    """Yield the broken names that were given another's name or none, and the right ones that were flagged."""
    for known in records:
        if known.status == "right":
            yield from _flagged(run, reports, known)
        elif known.status == "wrong" and not is_named(run.corpus.judge.identity, reports, known):
            yield _unnamed(run, reports, known)


def _flagged(run: Run, reports: Mapping[str, Report], known: Known) -> Iterator[Error]:
    flags = [one for one in flags_on(reports, known) if within(one, known)]
    if flags:
        flag = _surest(flags)
        yield claimed(flag, known.page, _line(run, known, flag.start), f"right as it stands: {known.names[0]}")


def _unnamed(run: Run, reports: Mapping[str, Report], known: Known) -> Error:
    identity = run.corpus.judge.identity
    truth = known.names[0] + ("" if identity.of(known) else " (not in the book)")
    flags = flags_on(reports, known)
    naming = [one for one in flags if one.suggestion or one.entity]
    if naming:
        flag = _surest(naming)
        return claimed(flag, known.page, _line(run, known, flag.start), truth)
    line = _line(run, known, known.spans[0].start)
    missed = Missed(known.page, line, known.surface, truth, known.spans, flags)
    return missed.error(reports[known.page], lambda one: _is_right(run, known, one))


def _is_right(run: Run, known: Known, candidate: Candidate) -> bool:
    return candidate.entity_id in run.corpus.judge.identity.of(known) or candidate.name in known.names


def _line(run: Run, known: Known, start: int | None) -> int:
    return run.corpus.pages[known.page].line_of(start or 0)


def _surest(flags: Iterable[Finding]) -> Finding:
    return max(flags, key=lambda one: one.confidence)
