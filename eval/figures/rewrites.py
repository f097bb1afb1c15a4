"""What ``fix`` rewrites, and how much of it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval.bootstrap import Observation
from eval.figure import Better, Figure, Kind, measured
from eval.judge import Verdict
from eval.load import Page
from eval.systems import Run
from namenorm.values import Edit, EntityRef, Report

SETS = ("artefacts", "controls", "wmt22", "english_news", "wmt23")
Judged = tuple[Page, Edit, EntityRef | None, Verdict]
"""A rewrite on a page, whom it names, and whether it is right."""


def figures(run: Run) -> Iterator[Figure]:
    """Yield wrong rewrites in 1,000 judged ones, the share that nobody has judged, and the worst case of both.

    Of all pages by themselves, and of the WMT23 pages with their originals.
    """
    yield from _of(run, "rewrites", "", list(rewrites(run)))
    sourced = ((page, run.sourced[id_]) for id_, page in run.corpus.sourced.items() if id_ in run.sourced)
    yield from _of(run, "rewrites_source", ", with the source", list(_judged(run, sourced)))


def _of(run: Run, id_: str, how: str, judged: list[Judged]) -> Iterator[Figure]:
    if not judged:
        return
    wrong = [_observed(page, verdict == "wrong") for page, _, _, verdict in judged if verdict in ("right", "wrong")]
    unknown = [_observed(page, verdict not in ("right", "wrong")) for page, _, _, verdict in judged]
    worst = [_observed(page, verdict != "right") for page, _, _, verdict in judged]
    unit = "per 1,000 edits"
    kinds: tuple[tuple[str, str, Better, list[Observation]], ...] = (
        ("wrong", f"wrong rewrites, of those judged{how}", "lower", wrong),
        ("unjudged", f"rewrites not judged{how}", "neither", unknown),
        ("worst", f"rewrites wrong or not judged{how}", "lower", worst),
    )
    for name, label, better, rows in kinds:
        yield measured(Kind(f"{id_}.{name}", label, better, unit), run.system, rows, scale=1000)


def rewrites(run: Run) -> Iterator[Judged]:
    """Yield every edit on every page with the verdict on it."""
    yield from _judged(run, run.checked(*SETS))


def _judged(run: Run, checked: Iterable[tuple[Page, Report]]) -> Iterator[Judged]:
    for page, report in checked:
        for edit in report.edits:
            entity = entity_of(report, edit)
            yield page, edit, entity, run.corpus.judge.edit(page, edit, entity)


def entity_of(report: Report, edit: Edit) -> EntityRef | None:
    """Return the entity of the resolution that an edit rewrites."""
    for one in report.resolutions:
        if one.mention.start < edit.end and edit.start < one.mention.end:
            return one.entity
    return None


def _observed(page: Page, hit: bool) -> Observation:
    return Observation(hit, 1, None, page.group)
