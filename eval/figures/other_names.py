"""Organisations, places and titles under wrong names: how many are flagged, and how many get the right name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import Known
from eval.names import same_name
from eval.systems import Run
from namenorm.values import Finding, Report

FEWEST = 5
"""Types with fewer records get no line of their own."""
_CLEAN = {
    "wmt22": "human translations of Chinese",
    "english_news": "English news",
    "controls": "digests of news by people",
}


def figures(run: Run) -> Iterator[Figure]:
    """Yield flagged and rightly named, over all and by type, and the flags in texts that people wrote."""
    things = run.corpus.things
    yield from _records(run, "artefacts.other", "organisations, places and titles of the artefacts", things)
    for type_ in dict.fromkeys(one.kind for one in things):
        of_type = [one for one in things if one.kind == type_]
        if len(of_type) >= FEWEST:
            yield from _records(run, f"artefacts.other.{type_}", f"of these, type {type_}", of_type)
    for name, label in _CLEAN.items():
        kind = Kind(
            f"other_flags.{name}", f"flags on organisations, places and titles, {label}", "lower", "per 1,000 words"
        )
        yield measured(kind, run.system, _flags(run, name), scale=1000)


def _records(run: Run, name: str, label: str, records: Sequence[Known]) -> Iterator[Figure]:
    flags = [(one, _flags_on(run, one)) for one in records]
    flagged = [Observation(bool(found), 1, None, one.group) for one, found in flags]
    named = [Observation(any(_is_right(one, flag) for flag in found), 1, None, one.group) for one, found in flags]
    yield measured(Kind(f"{name}.flagged", f"{label}: flagged"), run.system, flagged)
    yield measured(Kind(f"{name}.named", f"{label}: named"), run.system, named)


def _is_right(record: Known, flag: Finding) -> bool:
    return flag.suggestion is not None and same_name(flag.suggestion, record.names, record.surface)


def _flags_on(run: Run, record: Known) -> list[Finding]:
    """Return the findings on names of any kind that overlap a place at which a record's surface stands."""
    flags = [one for one in run.reports[record.page].findings if one.code.startswith(("NN1", "NN2"))]
    return [one for one in flags if any(span.overlaps(one) for span in record.spans)]


def _flags(run: Run, name: str) -> list[Observation]:
    checked = run.checked(name)
    return [
        Observation(_of_things(report), len(page.document.text.split()), None, page.group) for page, report in checked
    ]


def _of_things(report: Report) -> int:
    return sum(one.code.startswith("NN2") for one in report.findings)
