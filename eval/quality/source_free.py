"""Flags of the detectors that need no source, in text that people wrote, each listed so that it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eval.bootstrap import Observation
from eval.figure import Kind, measured
from eval.load import PAGE_LINES, Page, line_pages
from eval.quality.part import Given, Measured
from namenorm.config import Config
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
    checker = Normaliser(gazetteer=given.book, config=Config(select=("NN3",), preview=True))
    figures, listed = [], []
    for name, (label, files) in SETS.items():
        there = [given.folder / file for file in files if (given.folder / file).exists()]
        pages = [page for file in there for page in _pages(file, name)]
        observed = []
        for page in pages:
            flags = list(_flags(checker, page))
            observed.append(Observation(len(flags), len(page.document.text.split()), None, page.group))
            listed += [_line(page, one) for one in flags]
        kind = Kind(f"quality.source_free.{name}", f"NN3xx flags, minor or worse, {label}", "lower", "per 1,000 words")
        figures.append(measured(kind, "namenorm", observed, scale=1000))
    return Measured(tuple(figures), tuple(listed))


def _pages(file: Path, name: str) -> Iterator[Page]:
    """Yield a file of one segment a line as pages of twenty lines, or up to twice as many so as to end no quotation."""
    lines = list(line_pages(file, name, 1))
    first, text = lines[0], ""
    for number, line in enumerate(lines, 1):
        text = f"{text}\n{line.document.text}" if text else line.document.text
        length = number - first.first_line + 1
        done = length >= PAGE_LINES and (_is_whole(text) or length >= 2 * PAGE_LINES)
        if done or number == len(lines):
            yield replace(first, document=replace(first.document, text=text))
            first, text = lines[min(number, len(lines) - 1)], ""


def _is_whole(text: str) -> bool:
    pairs = all(text.count(one) == text.count(other) for one, other in ("“”", "()"))
    return pairs and text.count('"') % 2 == 0


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
