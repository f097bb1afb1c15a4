"""What ``fix`` rewrites, and how much of it is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.judge import Verdict
from eval.load import Page
from eval.systems import Run
from namenorm.values import Edit, EntityRef, Report

SETS = ("artefacts", "controls", "wmt22", "english_news", "wmt23")


def figures(run: Run) -> Iterator[Figure]:
    """Yield wrong rewrites in 1,000 judged ones, the share that nobody has judged, and the worst case of both."""
    judged: list[tuple[Page, Edit, Verdict]] = list(rewrites(run))
    if not judged:
        return
    wrong = [_observed(page, verdict == "wrong") for page, _, verdict in judged if verdict in ("right", "wrong")]
    unknown = [_observed(page, verdict not in ("right", "wrong")) for page, _, verdict in judged]
    worst = [_observed(page, verdict != "right") for page, _, verdict in judged]
    unit = "per 1,000 edits"
    yield measured(
        Kind("rewrites.wrong", "wrong rewrites, of those judged", "lower", unit), run.system, wrong, scale=1000
    )
    yield measured(Kind("rewrites.unjudged", "rewrites not judged", "neither", unit), run.system, unknown, scale=1000)
    yield measured(Kind("rewrites.worst", "rewrites wrong or not judged", "lower", unit), run.system, worst, scale=1000)


def rewrites(run: Run) -> Iterator[tuple[Page, Edit, Verdict]]:
    """Yield every edit on every page with the verdict on it."""
    for page, report in run.checked(*SETS):
        for edit in report.edits:
            yield page, edit, run.corpus.judge.edit(page, edit, entity_of(report, edit))


def entity_of(report: Report, edit: Edit) -> EntityRef | None:
    """Return the entity of the resolution that an edit rewrites."""
    for one in report.resolutions:
        if one.mention.start < edit.end and edit.start < one.mention.end:
            return one.entity
    return None


def _observed(page: Page, hit: bool) -> Observation:
    return Observation(hit, 1, None, page.group)
