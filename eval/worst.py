"""``python -m eval worst``: the worst errors of each set, for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from eval import worst_clean, worst_known, worst_made
from eval.systems import Run
from eval.worst_error import Error

MOST = 20


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst errors of one set.

    Attributes:
        title: The set.
        wrong: What was claimed and is not so, the surest first.
        missed: What was not found or not named, those first whose right candidate was thought the least likely.
        all_wrong: How many of the former the set has.
        all_missed: How many of the latter.
    """

    title: str
    wrong: tuple[Error, ...]
    missed: tuple[Error, ...]
    all_wrong: int
    all_missed: int


def worst(run: Run, most: int = MOST) -> Iterator[Worst]:
    """Yield the worst errors of each set, alike ones once."""
    for title, errors in _sets(run):
        every = list(errors)
        wrong, missed = [one for one in every if one.wrong], [one for one in every if not one.wrong]
        wrong.sort(key=lambda one: -one.probability)
        missed.sort(key=lambda one: (one.probability, one.weighed))
        yield Worst(title, tuple(_merged(wrong)[:most]), tuple(_merged(missed)[:most]), len(wrong), len(missed))


def _sets(run: Run) -> Iterator[tuple[str, Iterable[Error]]]:
    yield "Persons of the artefacts", worst_known.errors(run, run.reports, run.corpus.artefacts)
    renderings = run.corpus.renderings
    yield "WMT23, translation alone", worst_known.errors(run, run.reports, renderings)
    if run.sourced:
        yield "WMT23, with the source", worst_known.errors(run, run.sourced, renderings)
    yield "Human translations of Chinese (wmt22_zh)", worst_clean.errors(run, "wmt22")
    yield "English news", worst_clean.errors(run, "english_news")
    yield "Controls", worst_clean.errors(run, "controls")
    yield "Synthetic documents", worst_made.errors(run)


def _merged(errors: Iterable[Error]) -> list[Error]:
    """Return errors in their order, those that only another document repeats counted with the first of them."""
    first: dict[tuple[str, str, str], Error] = {}
    for one in errors:
        held = first.get(one.alike)
        first[one.alike] = one if held is None else replace(held, count=held.count + 1)
    return list(first.values())
