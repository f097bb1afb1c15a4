"""Runs every system over the corpus and gives all figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eval.baselines import Baseline, FuzzyBaseline, LogicBaseline, above, answer, best_threshold
from eval.figure import Figure
from eval.figures import FIGURES
from eval.identity import names_by_id
from eval.systems import Run, derived_run
from namenorm.resolve.profile import BULK

Tell = Callable[[str], None]


def all_figures(run: Run, tell: Tell, with_baselines: bool = True) -> list[Figure]:
    """Return the figures of namenorm and of the baselines, line by line beside each other.

    Args:
        run: namenorm's answers.
        tell: Is given each plain line about what was left out.
        with_baselines: False leaves the baselines out, which saves most of the time.
    """
    runs = [run, *(_baseline_runs(run, tell) if with_baselines else ())]
    figures = [figure for make in FIGURES for one in runs for figure in make(one) if one is run or figure.n]
    order = {figure.id: place for place, figure in enumerate(one for one in figures if one.system == run.system)}
    # A figure of namenorm's alone, such as a bin of confidences, has no baseline's line beside it.
    return sorted((one for one in figures if one.id in order), key=lambda one: order[one.id])


def _baseline_runs(run: Run, tell: Tell) -> Iterator[Run]:
    # Of whom news writes: the many of whom it does not would cost both precision, and hours.
    known = [one for one in run.corpus.entities.values() if one.source not in BULK]
    fuzzy = FuzzyBaseline(known)
    yield _tuned(run, fuzzy)
    try:
        logic = LogicBaseline(known, fuzzy)
    except ImportError:
        tell("nomenklatura logic-v2: left out, not installed; pip install 'namenorm[baselines]' adds it")
        return
    yield _tuned(run, logic)


def _tuned(run: Run, baseline: Baseline) -> Run:
    right = names_by_id(run.corpus.entities)
    whole = derived_run(baseline.name, run, answer(baseline, right), baseline.lookup)
    return above(whole, best_threshold(whole))
