"""False name flags in text written by people: Chinese news by translators, and English news."""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.judge import Verdict, name_flags
from eval.systems import Run

FALSE: tuple[Verdict, ...] = ("wrong", "unknown")
"""A flag that nobody has read counts as false."""
_LABELS = {"wmt22": "human translations of Chinese (wmt22_zh)", "english_news": "English news"}


def figures(run: Run) -> Iterator[Figure]:
    """Yield false name flags and all name flags in 1,000 words, for each of the two sets."""
    for name, label in _LABELS.items():
        false, every = [], []
        for page, report in run.checked(name):
            verdicts = [run.corpus.judge.flag(page, one) for one in name_flags(report)]
            words = len(page.document.text.split())
            false.append(Observation(sum(one in FALSE for one in verdicts), words, None, page.group))
            every.append(Observation(len(verdicts), words, None, page.group))
        unit = "per 1,000 words"
        yield measured(
            Kind(f"false.{name}", f"false name flags, {label}", "lower", unit), run.system, false, scale=1000
        )
        yield measured(
            Kind(f"flags.{name}", f"all name flags, {label}", "neither", unit), run.system, every, scale=1000
        )
