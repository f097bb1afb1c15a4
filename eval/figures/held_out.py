"""Wrong rewrites of persons on whom nothing was trained: on pages, and in the synthetic documents for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eval.bootstrap import Observation, mean_over_persons
from eval.figure import Better, Figure, Kind, measured
from eval.figures.rewrites import entity_of, rewrites
from eval.identity import right_names
from eval.names import same_name
from eval.synthetic import Example, is_held_out
from eval.systems import Run
from namenorm.values import Edit, Report

ON_PAGES = "pages"
_UNIT = "per 1,000 edits"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One rewrite of a person on whom nothing was trained.

    Attributes:
        context: ``pages``, or the kind of synthetic context.
        wrong: Whether it names another person, or replaces what was right.
        harmful: Whether it names another person.
        person: For resampling.
        document: For resampling.
    """

    context: str
    wrong: bool
    harmful: bool
    person: str
    document: str


def figures(run: Run) -> Iterator[Figure]:
    """Yield wrong rewrites in 1,000, over rewrites and over persons, and those of them that name another person."""
    made = list(held_out_rewrites(run))
    if not made:
        return
    about = "of persons not trained on"
    kinds: tuple[tuple[str, str, Better], ...] = (
        ("wrong", f"wrong rewrites {about}", "lower"),
        ("harmful", f"rewrites {about} that name another person", "lower"),
    )
    for name, label, better in kinds:
        rows = [observed(one, getattr(one, name)) for one in made]
        kind = Kind(f"rewrites.held_out.{name}", label, better, _UNIT)
        yield measured(kind, run.system, rows, scale=1000)
    yield measured(
        Kind("rewrites.held_out.wrong.persons", f"wrong rewrites {about}, mean over persons", "lower", _UNIT),
        run.system,
        [observed(one, one.wrong) for one in made],
        mean_over_persons,
        1000,
    )


def observed(one: Rewrite, hit: bool) -> Observation:
    """Return a rewrite as the bootstrap takes it."""
    return Observation(hit, 1, one.person, one.document)


def held_out_rewrites(run: Run) -> Iterator[Rewrite]:
    """Yield every judged rewrite on pages and in synthetic documents of a person on whom nothing was trained.

    Pages are judged out of fold, so there the person must only be of the half of the synthetic examples that is not
    trained on; in the synthetic documents the person must also not be weighed on any page, since the judgements that
    are used there were trained on all pages.
    """
    yield from _on_pages(run)
    on_pages = _persons_on_pages(run)
    for example, report in zip(run.corpus.examples, run.examples, strict=True):
        if example.person_group not in on_pages:
            yield from _in_example(run, example, report)


def _on_pages(run: Run) -> Iterator[Rewrite]:
    for page, _, entity, verdict in rewrites(run):
        trained = entity is not None and not is_held_out(entity.id)
        if verdict in ("right", "wrong") and not trained:
            wrong, person = verdict == "wrong", entity.id if entity else page.group
            yield Rewrite(ON_PAGES, wrong, wrong, person, page.group)


def _persons_on_pages(run: Run) -> frozenset[str]:
    """Return the persons of whom pages made training rows: those who are meant, and those who were weighed."""
    identity = run.corpus.judge.identity
    meant = {id_ for known in (*run.corpus.artefacts, *run.corpus.renderings) for id_ in identity.of(known)}
    resolutions = (one for report in run.reports.values() for one in report.resolutions)
    return frozenset(meant | {candidate.entity_id for one in resolutions for candidate in one.candidates})


def _in_example(run: Run, example: Example, report: Report) -> Iterator[Rewrite]:
    for edit in report.edits:
        if _is_measured(example, edit):
            harmful = not _names(run, example, report, edit)
            wrong = harmful or not example.broken
            yield Rewrite(example.kind, wrong, harmful, example.person_group, example.document_group)


def _is_measured(example: Example, edit: Edit) -> bool:
    """Tell whether a rewrite is in a paragraph made for the example; lines of translations are measured as pages."""
    if example.kind == "replaced":
        return edit.start < example.end and example.start < edit.end
    text = example.document.text
    end = text.find("\n", example.end)
    return text.rfind("\n", 0, example.start) < edit.start and (end < 0 or edit.end <= end)


def _names(run: Run, example: Example, report: Report, edit: Edit) -> bool:
    """Tell whether a rewrite names the person who is meant."""
    if example.entity_id is None:
        return False
    entity = entity_of(report, edit)
    if entity is not None and entity.id == example.entity_id:
        return True
    return same_name(edit.new, right_names(run.corpus.entities[example.entity_id]), edit.old)
