"""Name flags in text that people wrote: two translations of Chinese, and English news."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.audit import read_audit
from eval.blind.checking import Checking, Task, is_faulty
from eval.blind.counted import WORDS, Measure, figure, gathered
from eval.bootstrap import Observation
from eval.figure import Figure
from eval.figures.false_flags import FALSE
from eval.identity import Identity
from eval.judge import Judge, name_flags
from eval.load import Page, line_pages

_FILES = {
    "wmt22": ("wmt22_zh/generaltest2022.zh-en.ref.A.en", "wmt22_zh/generaltest2022.zh-en.ref.B.en"),
    "english-news": ("english_news/generaltest2022.en.txt",),
}
_LABELS = {"wmt22": "human translations of Chinese (WMT22)", "english-news": "English news"}


def read_clean(folder: Path) -> dict[str, list[Page]]:
    """Read the texts that people wrote, as pages of twenty lines."""
    names = {"english-news": "english_news"}
    return {
        name: [page for file in files for page in line_pages(folder / file, names.get(name, name))]
        for name, files in _FILES.items()
    }


def false_figures(texts: dict[str, list[Page]], check: Checking) -> Iterator[Figure]:
    """Yield all name flags and those that nobody has read and found right, in 1,000 words."""
    judge = Judge((), read_audit(), Identity(()))
    for name, pages in texts.items():
        counted = []
        for page, report in zip(pages, check([Task(one.document, one.group) for one in pages]), strict=True):
            words = len(page.document.text.split())
            flags = [] if report is None else name_flags(report)
            others = [] if report is None else [one for one in report.findings if one.code.startswith("NN2")]
            false = sum(judge.flag(page, one) in FALSE for one in flags)
            counted += [
                (f"{name}.false", Observation(false, words, None, page.group)),
                (f"{name}.flags", Observation(len(flags), words, None, page.group)),
                (f"{name}.other-flags", Observation(len(others), words, None, page.group)),
                (f"{name}.raised", Observation(is_faulty(report), 1, None, page.group)),
            ]
        for id_, observations in gathered(counted).items():
            yield figure(f"false.{id_}", _measure(id_), observations)


def _measure(id_: str) -> Measure:
    name, what = id_.split(".")
    if what == "raised":
        return Measure(f"{_LABELS[name]}: pages whose check has a fault", "lower")
    says = {"false": "false name flags", "flags": "name flags", "other-flags": "flags on names of other things"}
    return Measure(f"{_LABELS[name]}: {says[what]}", "lower", WORDS)
