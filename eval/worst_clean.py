"""False flags on pages that people wrote."""

from __future__ import annotations

from collections.abc import Iterator

from eval.figures.false_flags import FALSE
from eval.judge import name_flags
from eval.load import Page
from eval.systems import Run
from eval.worst_error import Error, claimed
from namenorm.values import Finding, Span


def errors(run: Run, set_name: str) -> Iterator[Error]:
    """Yield the name flags of a set that the data or the audit call false, and those that nobody has read."""
    for page, report in run.checked(set_name):
        for flag in name_flags(report):
            if run.corpus.judge.flag(page, flag) in FALSE:
                yield claimed(flag, page.file, page.line_of(flag.start or 0), _truth(run, page, flag))


def _truth(run: Run, page: Page, flag: Finding) -> str:
    """Return why a flag is false: the audit's reason, else the name that the data have."""
    span = Span(flag.start or 0, flag.end or 0)
    reasons = [one.why for one in run.corpus.judge.read(page, span, flag.surface) if one.suggestion == flag.suggestion]
    known = run.corpus.judge.at(page, span)
    return reasons[0] if reasons else (known.names[0] if known else "nobody has read this flag yet")
