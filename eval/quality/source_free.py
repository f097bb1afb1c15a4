"""Flags of the detectors that need no source, in text that people wrote, each listed so that it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from eval.bootstrap import Observation
from eval.figure import Kind, measured
from eval.load import Page, line_pages
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.detectors import DETECTORS
from namenorm.pipeline import Normaliser
from namenorm.values import Finding

SETS = {
    "english_news": ("English news", ["english_news/generaltest2022.en.txt"]),
    "wmt22": (
        "human translations of Chinese (wmt22_zh)",
        [f"wmt22_zh/generaltest2022.zh-en.ref.{ref}.en" for ref in "AB"],
    ),
}


def measure(given: Given) -> Measured:
    """Return flags of severity minor or worse in 1,000 words of each set, and list them."""
    others = tuple(code for code, _ in DETECTORS if not code.startswith("NN3"))
    checker = Normaliser(gazetteer=given.book, config=Config(skip=others))
    figures, listed = [], []
    for name, (label, files) in SETS.items():
        there = [given.folder / file for file in files if (given.folder / file).exists()]
        pages = [page for file in there for page in line_pages(file, name)]
        observed = []
        for page in pages:
            flags = list(_flags(checker, page))
            observed.append(Observation(len(flags), len(page.document.text.split()), None, page.group))
            listed += [_line(page, one) for one in flags]
        kind = Kind(f"quality.source_free.{name}", f"NN3xx flags, minor or worse, {label}", "lower", "per 1,000 words")
        figures.append(measured(kind, "namenorm", observed, scale=1000))
    return Measured(tuple(figures), tuple(listed))


def _flags(checker: Normaliser, page: Page) -> Iterator[Finding]:
    for one in checker.check(page.document).findings:
        if one.code.startswith("NN3") and one.severity != "info":
            yield one


def _line(page: Page, one: Finding) -> str:
    start = one.start or 0
    end = one.end or start
    text = page.document.text
    around = f"{text[max(0, start - 60) : start]}⟦{one.surface}⟧{text[end : end + 60]}".replace("\n", " ⏎ ")
    return f"{page.file}:{page.line_of(start)}\t{one.code}\t{one.severity}\t{one.message}\t{around}"
