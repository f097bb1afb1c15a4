"""What the detectors that need no source cost on a page of 5 KB, in process time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from eval.bench.pages import material
from eval.bootstrap import Observation, quantile
from eval.figure import Kind, measured
from eval.quality.part import Given, Measured
from namenorm.detectors import DETECTORS
from namenorm.detectors.page import Page
from namenorm.rules import Rules
from namenorm.text.page_text import as_it_stands
from namenorm.values import Document, Finding

_PAGE, _PAGES, _ROUNDS = 5000, 60, 5
_FREE = tuple((code, find) for code, find in DETECTORS if code.startswith("NN3"))


def measure(given: Given) -> Measured:
    """Return the milliseconds of a page for all NN3xx together, and list what each code takes."""
    pages = list(_pages(Rules("en")))
    for page in pages[:3]:
        _milliseconds(_FREE, page)
    observed = [Observation(_milliseconds(_FREE, page), 1, None, page.document.id) for page in pages]
    kind = Kind("quality.speed", "all NN3xx on a 5 KB page, median", "lower", "ms")
    listed = tuple(f"{code}\t{_median(code, pages):.3f} ms" for code, _ in _FREE)
    return Measured((measured(kind, "namenorm", observed, quantile(0.5)),), listed)


def _pages(rules: Rules) -> Iterator[Page]:
    text = material()
    for start in range(0, min(len(text), _PAGE * _PAGES), _PAGE):
        part = text[start : start + _PAGE]
        yield Page(Document(str(start), part), as_it_stands(part), (), rules)


def _median(code: str, pages: list[Page]) -> float:
    """Return the milliseconds of one code, without what it shares with others, which all of them together pay once."""
    detectors = tuple(one for one in _FREE if one[0] == code)
    return statistics.median(_milliseconds(detectors, page, shared=True) for page in pages)


def _milliseconds(
    detectors: tuple[tuple[str, Callable[[Page], Iterator[Finding]]], ...], page: Page, shared: bool = False
) -> float:
    """Return the least time of several rounds; what detectors keep for each other is made anew in each."""
    took = []
    for _ in range(_ROUNDS):
        if not shared:
            page.kept.clear()
        begun = time.process_time()
        for _, find in detectors:
            for _ in find(page):
                pass
        took.append(1000 * (time.process_time() - begun))
    return min(took)
